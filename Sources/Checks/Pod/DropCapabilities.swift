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
              ⟦drop⟧: [all, NET_RAW]
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
    let remedy = Remedy(
      .review, "Drop ALL capabilities, and add back those that the program needs",
      .append(to: container.node, path: "securityContext.capabilities.drop", .string("ALL")))
    if let drop {
      report("does not drop ALL capabilities", at: .value(drop), remedy: remedy)
    } else {
      report(
        "does not drop ALL capabilities",
        at: .missing(under: container.node, "securityContext.capabilities.drop"),
        remedy: remedy)
    }
  }
}
