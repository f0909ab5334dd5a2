internal import Documents
internal import Findings
internal import Kubernetes

struct DropCapabilities: ContainerCheck {
  static let about = About(
    id: "pod/drop-capabilities",
    severity: .high,
    title: "Drop all Linux capabilities",
    why: """
      The runtime grants a dozen capabilities by default: to change owners, to forge packets, to become \
      other users. Few programs need one of them, and escapes need several.
      """,
    profiles: .restricted(since: 22),
    scope: .linuxPods,
    fails: [
      .pod(
        "absent means the runtime's default set", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "only the exact word counts, as Pod Security reads it",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              drop: [⟦all⟧, NET_RAW]
        """),
      .pod(
        "some are not all, and every kind of container counts",
        """
        initContainers:
        - ⟦name⟧: proxy
          image: example.com/proxy:1
          restartPolicy: Always
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              ⟦drop⟧: [NET_RAW, MKNOD]
        ephemeralContainers:
        - ⟦name⟧: debug
          image: example.com/debug:1
        """),
      .pod(
        "adding without dropping",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            ⟦capabilities⟧:
              add: [NET_BIND_SERVICE]
        """),
    ],
    passes: [
      .pod(
        "all dropped, one taken back",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
        """),
      .pod(
        "capabilities do not exist on Windows",
        "os:\n  name: windows\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    let drop = container.security?.given("capabilities")?.given("drop")
    if let drop, drop.children.contains(where: { $0.textIs("ALL") }) { return }
    let message = "does not drop ALL capabilities"
    let summary = Self.summary(container)
    guard let drop else {
      return report(
        message, at: .missing(under: container.node, "securityContext.capabilities.drop"),
        remedy: Remedy(
          .review, summary,
          .append(to: container.node, path: "securityContext.capabilities.drop", .string("ALL"))))
    }
    guard drop.isSequence else {
      return report(
        message, at: .value(drop),
        remedy: Remedy(.review, summary, .replace(drop, with: .list([.string("ALL")]))))
    }
    if let misspelt = drop.children.first(where: { Capability.name($0) == "ALL" }) {
      return report(
        "\(message): Pod Security reads the exact word only", at: .value(misspelt),
        remedy: Remedy(.review, "Write ALL", .replace(misspelt, with: .string("ALL"))))
    }
    report(
      message, at: .value(drop),
      remedy: Remedy(
        .review, summary,
        .append(to: container.node, path: "securityContext.capabilities.drop", .string("ALL"))))
  }

  /// What to do, and what to keep for a program that binds a port below 1024.
  private static func summary(_ container: Container) -> String {
    if container.capabilities("add").contains(where: { Capability.name($0) == "NET_BIND_SERVICE" }) {
      return "Drop ALL capabilities; NET_BIND_SERVICE stays added"
    }
    if case .no = RunAsRoot.answer(container, windows: false) {
      return "Drop ALL capabilities, and add back those that the program needs"
    }
    let low = container.node.given("ports")?.children.lazy.compactMap { $0["containerPort"]?.int }
      .first { (1..<1024).contains($0) }
    guard let low else { return "Drop ALL capabilities, and add back those that the program needs" }
    return "Drop ALL capabilities, and add NET_BIND_SERVICE where root is to bind port \(low)"
  }
}
