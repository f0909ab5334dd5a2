/// Paths of the node that are worth an attacker's while.
enum HostPath {
  /// Without doubled and trailing slashes, `.` and `..`.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A sensitive path, one above it, or one below.
  static func isSensitive(_ path: String) -> Bool {
    path == "/" || sensitive.contains { path == $0 || path.hasPrefix("\($0)/") || $0.hasPrefix("\(path)/") }
  }

  /// The socket of a container runtime, or a folder that holds it.
  static func holdsRuntimeSocket(_ path: String) -> Bool {
    path == "/" || sockets.contains { $0 == path || $0.hasPrefix("\(path)/") }
      || ["docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock"].contains {
        path.hasSuffix("/\($0)")
      }
  }

  private static let sensitive = [
    "/etc", "/var/lib/kubelet", "/var/lib/etcd", "/root", "/home", "/proc", "/sys", "/dev", "/var/run",
    "/run",
    "/var/log",
  ]

  private static let sockets = ["/run", "/var/run"].flatMap { folder in
    ["docker.sock", "containerd/containerd.sock", "crio/crio.sock", "cri-dockerd.sock"].map {
      "\(folder)/\($0)"
    }
  }
}
