internal import Documents
internal import Findings
internal import Kubernetes

struct WrongTypes: WorkloadCheck {
  static let about = About(
    id: "input/wrong-type",
    severity: .medium,
    title: "Write booleans and numbers as such",
    why: """
      The API server refuses a quoted boolean. Until then a reader takes the setting for granted, and no \
      check can judge it.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "a string is no boolean",
        """
        hostPID: ⟦"false"⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            privileged: ⟦"true"⟧
            runAsUser: ⟦"1000"⟧
        """),
      .pod(
        "a list is no security context",
        """
        containers:
        - name: web
          image: example.com/web:1
          ⟦securityContext⟧:
          - runAsNonRoot: true
        """),
    ],
    passes: [
      .pod(
        "YAML's words for true and false are booleans to the API server",
        """
        hostPID: no
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            privileged: off
            runAsUser: 1_000
        """)
    ])

  private enum Kind {
    case boolean, integer, mapping, list

    var name: String {
      switch self {
      case .boolean: "a boolean"
      case .integer: "an integer"
      case .mapping: "a mapping"
      case .list: "a list"
      }
    }

    func fits(_ value: Value) -> Bool {
      switch (self, value) {
      case (_, .null), (.boolean, .bool), (.integer, .int), (.mapping, .mapping), (.list, .sequence): true
      default: false
      }
    }
  }

  private typealias Fields = [(StaticString, Kind)]

  private static let pod: Fields = [
    ("hostPID", .boolean), ("hostIPC", .boolean), ("hostNetwork", .boolean), ("hostUsers", .boolean),
    ("shareProcessNamespace", .boolean), ("automountServiceAccountToken", .boolean),
    ("securityContext", .mapping),
    ("containers", .list), ("initContainers", .list), ("ephemeralContainers", .list), ("volumes", .list),
  ]
  private static let podSecurity: Fields = [
    ("runAsNonRoot", .boolean), ("runAsUser", .integer), ("runAsGroup", .integer), ("fsGroup", .integer),
    ("supplementalGroups", .list), ("sysctls", .list), ("seLinuxOptions", .mapping),
    ("seccompProfile", .mapping),
    ("appArmorProfile", .mapping), ("windowsOptions", .mapping),
  ]
  private static let container: Fields = [
    ("securityContext", .mapping), ("ports", .list), ("env", .list), ("volumeMounts", .list),
    ("resources", .mapping),
  ]
  private static let containerSecurity: Fields =
    podSecurity.filter { $0.0.description != "fsGroup" } + [
      ("privileged", .boolean), ("allowPrivilegeEscalation", .boolean), ("readOnlyRootFilesystem", .boolean),
      ("capabilities", .mapping),
    ]

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    judge(workload.spec, Self.pod, report)
    if let security = workload.security { judge(security, Self.podSecurity, report) }
    for container in workload.containers {
      report.turn(to: container)
      judge(container.node, Self.container, report)
      if let security = container.security {
        judge(security, Self.containerSecurity, report)
        if let capabilities = security.given("capabilities") {
          judge(capabilities, [("add", .list), ("drop", .list)], report)
        }
      }
      for port in container.node.given("ports")?.children.map({ $0 }) ?? [] {
        judge(port, [("containerPort", .integer), ("hostPort", .integer)], report)
      }
    }
    report.turn(to: nil)
  }

  private func judge(_ holder: Node, _ fields: Fields, _ report: Reporter) {
    guard holder.isMapping else { return }
    for child in holder.children {
      guard let (_, kind) = fields.first(where: { child.keyIs($0.0) }) else { continue }
      let value = child.value
      guard !kind.fits(value) else { continue }
      let written = value == .string ? "the string \"\(child.text ?? "")\"" : value.name
      report(
        "has \(written) for \(child.key ?? "a field") where \(kind.name) belongs; the API server refuses it",
        at: .value(child), remedy: remedy(child, kind))
    }
  }

  private func remedy(_ node: Node, _ kind: Kind) -> Remedy {
    switch (kind, node.value, node.text) {
    case (.boolean, .string, "true"?): return Remedy(.review, "Write true", .replace(node, with: .bool(true)))
    case (.boolean, .string, "false"?):
      return Remedy(.review, "Write false", .replace(node, with: .bool(false)))
    case (.integer, .string, let text?):
      if let number = Int(text) {
        return Remedy(.review, "Write \(number)", .replace(node, with: .int(number)))
      }
    default: break
    }
    return .advice("Write \(kind.name)")
  }
}
