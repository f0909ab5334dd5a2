internal import Documents

/// Names of Linux capabilities as manifests write them.
enum Capability {
  /// The name as runtimes read it: upper case, without `CAP_`.
  static func name(_ node: Node) -> String {
    let name = (node.text ?? "").uppercased()
    return name.hasPrefix("CAP_") ? String(name.dropFirst(4)) : name
  }

  /// What Pod Security's level baseline lets a container add: the set that runtimes grant anyway.
  static let defaults: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  /// Each of these alone gives the node.
  static let critical: Set<String> = ["ALL", "SYS_ADMIN", "SYS_MODULE"]
}
