public import Documents

/// A volume as a container sees it.
public struct Mount: Sendable {
  /// The entry of `volumeMounts`.
  public let node: Node
  /// Where it is mounted, without a slash at the end.
  public let path: String
  /// The entry of the pod's `volumes`; nil where it is missing, or comes from a claim template.
  public let volume: Node?

  public var isReadOnly: Bool { node["readOnly"]?.bool ?? false }

  /// Outlives the pod: a folder of the host, or storage that is claimed.
  public var isPersistent: Bool {
    guard let volume else { return true }
    return volume.given("hostPath") != nil || volume.given("persistentVolumeClaim") != nil
      || volume.given("nfs") != nil || volume.given("csi") != nil
  }

  /// The mount that a path of a container lies in: of several, the deepest.
  public static func covering(_ path: String, in container: Container, of workload: Workload) -> Mount? {
    var found: Mount?
    for node in container.node.given("volumeMounts")?.children.map({ $0 }) ?? [] {
      guard var mountPath = node["mountPath"]?.text else { continue }
      while mountPath.count > 1, mountPath.hasSuffix("/") { mountPath.removeLast() }
      guard path == mountPath || path.hasPrefix(mountPath == "/" ? "/" : mountPath + "/"),
        mountPath.utf8.count > found?.path.utf8.count ?? -1
      else { continue }
      let name = node["name"]?.text
      found = Mount(
        node: node, path: mountPath, volume: workload.volumes.first { $0["name"]?.text == name })
    }
    return found
  }
}
