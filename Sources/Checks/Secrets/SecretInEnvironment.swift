internal import Documents
internal import Findings
internal import Kubernetes

struct SecretInEnvironment: ContainerCheck {
  static let about = About(
    id: "secrets/use-secrets",
    severity: .high,
    title: "Put no credentials into environment variables as literals",
    why: """
      Whoever may read the workload, its manifest in version control or a copy of either has the \
      credential; a Secret can be restricted, encrypted and rotated apart from them.
      """,
    scope: .pods,
    fails: [
      .pod(
        "a password as it stands",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: DB_PASSWORD
            value: ⟦hunter2⟧
          - name: dbPass
            value: ⟦changeme⟧
          - name: API_KEY_2
            value: ⟦0b6a8f35c1⟧
        """),
      .pod(
        "a token of known form, whatever the variable is called",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: CLONE_FROM
            value: ⟦https://bot:glpat-0a1B2c3D4e5F6g7H8i9J@git.example.com/shop.git⟧
          - name: HEADER
            value: ⟦Basic YWRtaW46aHVudGVyMg==⟧
        """),
      .pod(
        "passwords within URLs and connection strings",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: DATABASE_URL
            value: ⟦postgres://shop:hunter2@db:5432/shop⟧
          - name: DSN
            value: ⟦Server=db;User Id=shop;Password=hunter2;Encrypt=true⟧
        """),
      .pod(
        "init containers too, and a number is a password like any other",
        """
        initContainers:
        - name: setup
          image: example.com/setup:1
          env: [{name: ADMIN_PASSWORD, value: ⟦"123456"⟧}]
        containers:
        - name: web
          image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "taken from a Secret, or put together from one that is",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: DB_PASSWORD
            valueFrom:
              secretKeyRef:
                name: db
                key: password
          - name: DATABASE_URL
            value: postgres://shop:$(DB_PASSWORD)@db:5432/shop
        """),
      .pod(
        "where the credential lies, and settings about it",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: DB_PASSWORD_FILE
            value: /run/secrets/db
          - name: VAULT_TOKEN
            value: /vault/token
          - name: TOKEN_TTL
            value: "3600"
          - name: PASSWORD_MIN_LENGTH
            value: "8"
          - name: REQUIRE_PASSWORD
            value: "true"
          - name: TLS_SECRET
            value: shop-tls
          - name: OAUTH_TOKEN_URL
            value: https://login.example.com/token
          - name: TOKEN_KEY
            value: access
          - name: PUBLIC_KEY
            value: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
        """),
      .pod(
        "nothing, and what somebody is to fill in",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: DB_PASSWORD
            value: ""
          - name: MAIL_PASSWORD
            value: <your-password>
          - name: API_TOKEN
            value: REPLACE_ME
          - name: APP_SECRET
            value: '{{ secret }}'
          - name: SMTP_PASS
            value: xxxxxxxx
          - name: GITHUB_TOKEN
            value: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          - name: SESSION_SECRET
        """),
      .pod(
        "the id of a key opens nothing without the key",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: AWS_ACCESS_KEY_ID
            value: AKIAZ7QW3ERTY5UIOP2A
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let list = container.node.given("env") else { return }
    for entry in list.children {
      guard let value = entry["value"], let name = entry["name"],
        let kind = value.credential(named: name), let variable = name.text
      else { continue }
      report(
        "holds \(kind.name) in the environment variable \(variable)", at: .value(value),
        discriminator: variable, remedy: remedy(entry, variable, workload))
    }
  }

  private func remedy(_ entry: Node, _ variable: String, _ workload: Workload) -> Remedy {
    let isKey = variable.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
    guard isKey, !variable.isEmpty, !workload.object.name.isEmpty else {
      return .advice("Take it from a Secret by secretKeyRef, and replace the credential: it is known now")
    }
    let secret = "\(workload.object.name)-credentials"
    return Remedy(
      .review,
      "Take \(variable) from a Secret \(secret) that you create, with a new value: this one is known now",
      .replace(
        entry,
        with: .mapping([
          .init("name", .string(variable)),
          .init(
            "valueFrom",
            .mapping([
              .init(
                "secretKeyRef", .mapping([.init("name", .string(secret)), .init("key", .string(variable))]))
            ])),
        ])))
  }
}
