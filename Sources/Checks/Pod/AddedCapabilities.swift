internal import Documents
internal import Findings
internal import Kubernetes

struct AddedCapabilities: ContainerCheck {
  static let about = About(
    id: "pod/drop-capabilities/added",
    severity: .high,
    title: "Add no capability beyond the runtime's default set",
    why: """
      These capabilities are the pieces of root that runtimes withhold: with SYS_ADMIN, SYS_MODULE or ALL \
      the node is taken at once, with the others in a few steps.
      """,
    profiles: .baseline(),
    scope: .linuxField(restrictedSparesSince: 25),
    fails: [
      .pod(
        "each one is named",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_BIND_SERVICE, ⟦NET_ADMIN⟧, ⟦SYS_TIME⟧]
        """),
      .pod(
        "with one of these the node is taken at once", severity: .critical,
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              add: [⟦ALL⟧, ⟦SYS_ADMIN⟧, ⟦SYS_MODULE⟧]
        """),
      .pod(
        "whatever the spelling, as runtimes read it",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              add:
              - ⟦cap_sys_ptrace⟧
        """),
      .pod(
        "Pod Security compares to the letter", profile: .pssBaseline,
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              add:
              - ⟦chown⟧
        """),
      .pod(
        "and the level baseline looks at Windows pods too", profile: .pssBaseline,
        """
        os:
          name: windows
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              add: [⟦NET_ADMIN⟧]
        """),
      .pod(
        "every kind of container",
        """
        initContainers:
        - name: setup
          image: example.com/setup:1
          securityContext:
            capabilities:
              add: [⟦SYS_BOOT⟧]
        containers:
        - name: web
          image: example.com/web:1
        ephemeralContainers:
        - name: debug
          image: example.com/debug:1
          securityContext:
            capabilities:
              add: [⟦SYS_PTRACE⟧]
        """),
    ],
    passes: [
      .pod(
        "one of the default set is pod/drop-capabilities/default-set",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              add: [CHOWN]
        """),
      .pod(
        "on Windows the level restricted lets them be", profile: .pssRestricted,
        """
        os:
          name: windows
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            capabilities:
              add: [NET_ADMIN]
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    for node in container.capabilities("add") {
      let name = Capability.name(node)
      let compared = context.profile.isPodSecurity ? node.text ?? "" : name
      guard !Capability.defaults.contains(compared) else { continue }
      report(
        "adds the capability \(name)", at: .value(node),
        severity: Capability.critical.contains(name) ? .critical : nil, discriminator: name,
        remedy: Remedy(.review, "Remove the capability \(name)", .remove(node)))
    }
  }
}
