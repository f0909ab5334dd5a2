internal import Documents
internal import Findings
internal import Kubernetes

struct SecretReferences: ContainerCheck {
  static let about = About(
    id: "secrets/use-secrets/variables",
    severity: .low,
    title: "Mount Secrets as files rather than taking them as environment variables",
    why: """
      Variables are inherited by every process that the program starts, show in crash reports and debug \
      pages, and keep an old value until the pod is made anew. A mounted file has an owner and a mode, and \
      is renewed.
      """,
    scope: .pods,
    fails: [
      .pod(
        "one finding a container, however many variables",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: DB_PASSWORD
            valueFrom:
              ⟦secretKeyRef⟧:
                name: db
                key: password
          - name: API_TOKEN
            valueFrom:
              secretKeyRef:
                name: api
                key: token
        """),
      .pod(
        "all of a Secret at once",
        """
        containers:
        - name: web
          image: example.com/web:1
          envFrom:
          - ⟦secretRef⟧:
              name: db
        """),
    ],
    passes: [
      .pod(
        "mounted as a volume",
        """
        containers:
        - name: web
          image: example.com/web:1
          env:
          - name: LOG_LEVEL
            valueFrom:
              configMapKeyRef:
                name: web
                key: log-level
          volumeMounts:
          - name: db
            mountPath: /run/secrets/db
            readOnly: true
        volumes:
        - name: db
          secret:
            secretName: db
        """)
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    var first: Node?
    var count = 0
    if let env = container.node.given("env") {
      for entry in env.children {
        guard let reference = entry.given("valueFrom")?.given("secretKeyRef") else { continue }
        count += 1
        first = first ?? reference
      }
    }
    if let env = container.node.given("envFrom") {
      for entry in env.children {
        guard let reference = entry.given("secretRef") else { continue }
        count += 1
        first = first ?? reference
      }
    }
    guard let first else { return }
    let name = first["name"]?.text.map { " (\($0)" + (count > 1 ? " and others)" : ")") } ?? ""
    report(
      "takes a Secret\(name) as environment variables", at: .key(first),
      remedy: .advice("Mount the Secret as a volume where the program can read the credential from a file"))
  }
}
