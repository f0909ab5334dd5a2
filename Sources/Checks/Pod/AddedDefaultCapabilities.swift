internal import Documents
internal import Findings
internal import Kubernetes

struct AddedDefaultCapabilities: ContainerCheck {
  static let about = About(
    id: "pod/drop-capabilities/default-set",
    severity: .medium,
    title: "Add back no capability but NET_BIND_SERVICE",
    why: """
      To change owners or become another user is what an intruder wants next. A program that starts as the \
      right user needs none of it.
      """,
    profiles: .restricted(since: 22),
    scope: .linuxPods,
    fails: [
      .pod(
        "two of the default set",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              drop: [ALL]
              add:
              - ⟦CHOWN⟧
              - ⟦SETUID⟧
        """),
      .pod(
        "the one that hands out whatever the bounding set holds", severity: .high,
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              drop: [ALL]
              add: [⟦SETPCAP⟧]
        """),
    ],
    passes: [
      .pod(
        "ports below 1024",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE]
        """)
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    for node in container.capabilities("add") {
      let name = Capability.name(node)
      let compared = context.profile.isPodSecurity ? node.text ?? "" : name
      guard compared != "NET_BIND_SERVICE", Capability.defaults.contains(compared) else { continue }
      report(
        "adds the capability \(name)", at: .value(node),
        // It hands the process any capability that the bounding set still holds.
        severity: name == "SETPCAP" ? .high : nil, discriminator: name,
        remedy: Remedy(.review, "Remove the capability \(name)", .remove(node)))
    }
  }
}
