public import Documents

/// A volume that mounts a path of the node, and how much that path gives away.
public struct HostPathVolume: Sendable {
  public let volume: Node
  /// `hostPath`.
  public let source: Node
  /// The path without `.`, `..` and doubled slashes; nil where it is missing.
  public let path: String?
  public let danger: Danger

  /// What the path opens. Each volume has one danger, so each is reported once.
  public enum Danger: Sendable { case socket, sensitive, other }

  init?(_ volume: Node) {
    guard let source = volume.given("hostPath") else { return nil }
    self.volume = volume
    self.source = source
    path = source["path"]?.text.map(Self.normalised)
    danger = path.map(Self.danger) ?? .other
  }

  /// The path as written.
  public var writtenPath: String { source["path"]?.text ?? "a path" }

  /// The node to point at.
  public var place: Node { source["path"] ?? source }

  private static func danger(of path: String) -> Danger {
    // The root gives everything, not only the socket.
    if path == "/" || programs.contains(path) { return .sensitive }
    if sockets.contains(where: { covers(path, $0) }) { return .socket }
    return sensitive.contains { covers(path, $0) || covers($0, path) } ? .sensitive : .other
  }

  /// Every container mounts the volume read-only, and at least one mounts it.
  public func isReadOnly(in workload: Workload) -> Bool {
    guard let name = volume["name"]?.text else { return false }
    var isMounted = false
    for container in workload.containers {
      for mount in container.node.given("volumeMounts")?.children.map({ $0 }) ?? []
      where mount["name"]?.text == name {
        isMounted = true
        if mount["readOnly"]?.bool != true { return false }
      }
    }
    return isMounted
  }

  /// Sockets through which a process rules the container runtime, and so the node.
  private static let sockets = [
    "/run/docker.sock", "/run/docker/containerd/containerd.sock", "/run/containerd/containerd.sock",
    "/run/crio/crio.sock", "/run/cri-dockerd.sock",
    "/run/dockershim.sock", "/run/podman/podman.sock", "/run/k3s/containerd/containerd.sock",
  ]

  /// Folders that hold credentials, logs or the kernel's own interfaces; what is below counts too.
  private static let sensitive = [
    "/etc", "/root", "/run/containerd", "/var/lib/kubelet", "/proc", "/sys", "/dev", "/var/log",
    "/var/lib/etcd",
    "/var/lib/docker", "/var/lib/containerd", "/boot",
  ]

  /// Folders of programs: dangerous as a whole, while single folders below them hold mere data.
  private static let programs: Set<String> = [
    "/usr", "/usr/bin", "/usr/sbin", "/bin", "/sbin", "/lib", "/home",
  ]

  /// Whether `path` is `target` or a folder above it.
  private static func covers(_ path: String, _ target: String) -> Bool {
    let (path, target) = (path.utf8, target.utf8)
    guard target.starts(with: path) else { return false }
    return path.count == target.count || target.dropFirst(path.count).first == UInt8(ascii: "/")
  }

  /// `/var/run` is a link to `/run` on every Linux in use.
  private static func normalised(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    if steps.count >= 2, steps[0] == "var", steps[1] == "run" { steps.removeFirst() }
    return "/" + steps.joined(separator: "/")
  }
}
