internal import Documents
internal import Findings
internal import Kubernetes

/// The remedy is not safe where a working program may gain privileges on purpose: beside `privileged` and
/// `SYS_ADMIN` or `ALL`, where the field is refused or void; where the container starts a setuid program; and
/// for review where capabilities are added, which may reach the program through the file's capabilities.
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
      .pod(
        "beside privileged nothing else is possible: that must go first",
        """
        containers:
        - name: web
          image: example.com/web:1
          ⟦securityContext⟧:
            privileged: true
        """),
      .pod(
        "SYS_ADMIN makes it void, a setuid program needs it, added capabilities may",
        """
        containers:
        - name: mount
          image: example.com/mount:1
          ⟦securityContext⟧:
            capabilities:
              add: [SYS_ADMIN]
        - ⟦name⟧: shell
          image: example.com/shell:1
          command: [sh, -c, "exec /usr/bin/sudo -u web server"]
        - name: web
          image: example.com/web:1
          ⟦securityContext⟧:
            capabilities:
              add: [NET_BIND_SERVICE]
        """),
      .pod(
        "Pod Security spares Windows since 1.25 only", minor: 24, profile: .pssRestricted,
        "os:\n  name: windows\ncontainers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
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
    let added = container.capabilities("add")
    // The API server refuses false beside privileged; SYS_ADMIN makes it void; setuid programs need it.
    func advice(_ first: String) -> Remedy {
      .advice("\(first) first, then set allowPrivilegeEscalation: false")
    }
    if container.isPrivileged { return advice("Remove privileged") }
    if let mighty = added.map(Capability.name).first(where: { ["ALL", "SYS_ADMIN"].contains($0) }) {
      return advice("Remove the capability \(mighty)")
    }
    if Self.startsSetuidProgram(container) { return advice("Do without the setuid program that it starts") }
    // An added capability reaches a user other than root through the file's capabilities, which
    // no_new_privs voids.
    return Remedy(
      added.isEmpty ? .safe : .review, "Set allowPrivilegeEscalation: false",
      .set(under: container.node, path: "securityContext.allowPrivilegeEscalation", to: .bool(false)))
  }

  private static let setuidPrograms: [StaticString] = [
    "sudo", "su", "doas", "pkexec", "runuser", "newgrp", "passwd", "chsh", "mount", "umount", "ping",
    "fusermount", "fusermount3", "newuidmap", "newgidmap", "setuid", "setpriv",
  ]

  /// The container starts such a program, directly or by a line for the shell.
  private static func startsSetuidProgram(_ container: Container) -> Bool {
    container.starts(anyOf: setuidPrograms)
  }
}
