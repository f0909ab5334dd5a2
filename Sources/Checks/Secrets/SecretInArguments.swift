internal import Documents
internal import Findings
internal import Kubernetes

struct SecretInArguments: ContainerCheck {
  static let about = About(
    id: "secrets/use-secrets/arguments",
    severity: .high,
    title: "Hand no credentials to programs on the command line",
    why: """
      What stands on a command line is read by whoever may read the workload, by every process of the \
      node through /proc, and ends up in logs and crash reports.
      """,
    scope: .pods,
    fails: [
      .pod(
        "flags with a value",
        """
        containers:
        - name: web
          image: example.com/web:1
          command: [/web]
          args:
          - ⟦--db-password=hunter2⟧
          - ⟦-Dspring.datasource.password=hunter2⟧
          - ⟦--dsn=postgres://shop:hunter2@db/shop⟧
          - --api-token
          - ⟦0b6a8f35c1d2⟧
        """),
      .pod(
        "arguments of the image's own program",
        """
        containers:
        - name: web
          image: example.com/web:1
          args: [--password, ⟦hunter2⟧]
        """),
      .pod(
        "in a script",
        """
        initContainers:
        - name: setup
          image: example.com/setup:1
          command:
          - sh
          - -c
          - ⟦|
            PGPASSWORD=hunter2 psql -h db -f /setup.sql⟧
        containers:
        - name: web
          image: example.com/web:1
          command: [sh, -c, ⟦curl -u admin:hunter2 https://registry.example.com/v2/⟧]
        - name: sql
          image: example.com/web:1
          command: [mysql, -h, db, -u, root, ⟦-phunter2⟧]
        """),
      .pod(
        "commands of probes and hooks, and the headers of probes",
        """
        containers:
        - name: cache
          image: example.com/cache:1
          livenessProbe:
            exec:
              command: [redis-cli, -a, ⟦hunter2⟧, ping]
          readinessProbe:
            httpGet:
              port: 8080
              httpHeaders:
              - name: Authorization
                value: ⟦Basic YWRtaW46aHVudGVyMg==⟧
          lifecycle:
            postStart:
              exec:
                command: [/setup, ⟦--password=hunter2⟧]
        """),
    ],
    passes: [
      .pod(
        "variables, files and settings",
        """
        containers:
        - name: web
          image: example.com/web:1
          command: [/web, -p, "8080", -u, nobody]
          args:
          - --db-password=$(DB_PASSWORD)
          - --password-file=/run/secrets/db
          - --token-ttl=3600
          - --enable-token=true
          - --secret-name=shop-db
          - --password
          - $(DB_PASSWORD)
          - --basic-auth-password
          - --verbose
          - --tls-secret=shop/tls
        """),
      .pod(
        "a script that takes them from elsewhere",
        """
        containers:
        - name: web
          image: example.com/web:1
          command:
          - sh
          - -c
          - |
            TOKEN=$(cat /run/secrets/token)
            curl -u "$USER:$PASSWORD" -H "Authorization: Bearer $TOKEN" https://example.com
            mysql -u root -p"$MYSQL_PASSWORD" -e 'select 1'
            mkdir -p /data && cp -p /a /b
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    let command = container.node.given("command")
    var line = CommandLineReader(startsWithProgram: command != nil)
    checkWords(command, &line, report)
    checkWords(container.node.given("args"), &line, report)
    for key: StaticString in ["postStart", "preStop"] {
      if let hook = container.node.given("lifecycle")?.given(key) { checkAction(hook, report) }
    }
    for key: StaticString in ["livenessProbe", "readinessProbe", "startupProbe"] {
      if let probe = container.node.given(key) { checkAction(probe, report) }
    }
  }

  private func checkAction(_ action: Node, _ report: Reporter) {
    if let command = action.given("exec")?.given("command") {
      var line = CommandLineReader()
      checkWords(command, &line, report)
    }
    for header in action.given("httpGet")?.given("httpHeaders")?.children.lazy.filter(\.isMapping) ?? [] {
      guard let value = header["value"], let kind = value.credential(named: header["name"]) else { continue }
      report(
        "sends \(kind.name) in the header \(header["name"]?.text ?? "") of a probe", at: .value(value),
        discriminator: header["name"]?.text,
        remedy: .advice("Probe a path that needs no login, and replace the credential: it is known now"))
    }
  }

  private func checkWords(_ list: Node?, _ line: inout CommandLineReader, _ report: Reporter) {
    guard let list, list.isSequence else { return }
    var previous: Node?
    for item in list.children {
      defer { previous = item }
      guard let (kind, name) = item.withText({ find($0, &line) }) ?? nil else { continue }
      let flag = name ?? previous.flatMap { $0.text }.flatMap { $0.hasPrefix("-") && $0.count > 1 ? $0 : nil }
      let under = flag.map { " (\($0))" } ?? ""
      report(
        "hands over \(kind.name) on the command line\(under)", at: .value(item), discriminator: flag,
        remedy: .advice(
          "Read it from a file of a mounted Secret, or from a variable, and replace it: it is known now"))
    }
  }

  /// The credential in one item of a command line, with the name that it stands under in the item.
  private func find(
    _ text: UnsafeBufferPointer<UInt8>, _ line: inout CommandLineReader
  ) -> (Credential.Kind, String?)? {
    let isScript = text.contains { $0 == 0x20 || $0 == 0x0A }
    var kind: Credential.Kind?
    if isScript {
      CommandLineReader.scan(text) {
        kind = $0.kind
        return false
      }
    } else {
      kind = line.take(text)
    }
    if let kind { return (kind, nil) }
    guard let found = CredentialScanner(text, syntax: .shell).first else { return nil }
    return (found.kind, found.name.map { String(decoding: text[$0], as: UTF8.self) })
  }
}
