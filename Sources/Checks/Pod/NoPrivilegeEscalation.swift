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

  /// The container starts such a program, directly or by a line for the shell. Scripts in `args` can be
  /// long: their bytes are walked once, without making strings of them.
  private static func startsSetuidProgram(_ container: Container) -> Bool {
    for key: StaticString in ["command", "args"] {
      guard let words = container.node.given(key) else { continue }
      for word in words.children where word.withText(namesSetuidProgram) ?? false { return true }
    }
    return false
  }

  private static func namesSetuidProgram(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    for end in 0...text.count {
      if end < text.count, isNameByte(text[end]) { continue }
      if end > start, isSetuidProgram(text[start..<end]) { return true }
      start = end + 1
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      || byte >= UInt8(ascii: "-") && byte <= UInt8(ascii: "9") && byte != UInt8(ascii: "/")
      || byte == UInt8(ascii: "_")
  }

  private static func isSetuidProgram(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    name.count <= 11
      && setuidPrograms.contains { program in
        program.utf8CodeUnitCount == name.count
          && UnsafeBufferPointer(start: program.utf8Start, count: name.count).elementsEqual(name)
      }
  }
}
