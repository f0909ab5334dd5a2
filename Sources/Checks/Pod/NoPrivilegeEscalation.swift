internal import Documents
internal import Findings
internal import Kubernetes

struct NoPrivilegeEscalation: ContainerCheck {
  static let about = About(
    id: "pod/no-privilege-escalation",
    severity: .high,
    title: "Block privilege escalation",
    why: """
      Without the kernel's no_new_privs a setuid program in the image makes an ordinary user root again, \
      and running as non-root is worth little.
      """,
    profiles: .restricted(since: 8),
    scope: .linuxPods,
    fails: [
      .pod("absent means allowed", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "ephemeral containers count too",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            allowPrivilegeEscalation: false
        ephemeralContainers:
        - name: debug
          image: example.com/debug:1
          securityContext:
            allowPrivilegeEscalation: ⟦true⟧
        """),
    ],
    passes: [
      .pod(
        "false",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            allowPrivilegeEscalation: false
        """),
      .pod(
        "the field does not exist on Windows",
        "os:\n  name: windows\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    let field = container.security?.given("allowPrivilegeEscalation")
    guard field?.bool != false else { return }
    let place =
      field.map(Place.value) ?? .missing(under: container.node, "securityContext.allowPrivilegeEscalation")
    report("may gain privileges through setuid programs", at: place, remedy: remedy(container))
  }

  private func remedy(_ container: Container) -> Remedy {
    // The API server refuses false beside privileged; SYS_ADMIN makes it void; setuid programs need it.
    let needsIt =
      container.isPrivileged
      || container.capabilities("add").contains { ["ALL", "SYS_ADMIN"].contains(Capability.name($0)) }
      || Self.startsSetuidProgram(container)
    if needsIt { return .advice("Remove what needs it first, then set allowPrivilegeEscalation: false") }
    return Remedy(
      .safe, "Set allowPrivilegeEscalation: false",
      .set(under: container.node, path: "securityContext.allowPrivilegeEscalation", to: .bool(false)))
  }

  private static func startsSetuidProgram(_ container: Container) -> Bool {
    guard let program = container.node.given("command")?[item: 0]?.text else { return false }
    return ["sudo", "su", "doas", "gosu", "ping", "mount", "newuidmap"].contains(
      program.split(separator: "/").last.map(String.init) ?? "")
  }
}
