public import Documents

/// What pods of a cluster say that they run: the image that a reference was resolved to.
struct RunningImages: Sendable {
  /// The first id that each reference stands for, in the order of the input.
  private var first: [String: String] = [:]

  init(_ pods: [KubernetesObject]) {
    for pod in pods {
      for status in Self.statuses(of: pod) {
        guard let (reference, id) = Self.read(status), first[reference] == nil else { continue }
        first[reference] = id
      }
    }
  }

  /// The id that other pods run under the same reference, where a pod runs another one.
  func other(than status: Node) -> String? {
    guard let (reference, id) = Self.read(status), let first = first[reference], first != id else {
      return nil
    }
    return first
  }

  static func statuses(of pod: KubernetesObject) -> [Node] {
    guard let status = pod.node["status"] else { return [] }
    var found: [Node] = []
    for key: StaticString in ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"] {
      if let list = status.given(key) { found += list.children.filter(\.isMapping) }
    }
    return found
  }

  /// A reference by tag, and the digest in its repository that it was resolved to. Ids of other forms
  /// differ from runtime to runtime and cannot be compared.
  private static func read(_ status: Node) -> (reference: String, id: String)? {
    guard let node = status.given("image"), let image = ImageReference(node), !image.hasDigest,
      let id = status["imageID"]?.text, let at = id.firstIndex(of: "@")
    else { return nil }
    let tag = image.tag ?? "latest"
    return ("\(image.name):\(tag)", String(id[at...]))
  }
}

extension Inventory {
  /// The entries of a pod's status whose image is another one than the first pod's with the same
  /// reference.
  public func swappedImages(of pod: KubernetesObject) -> [Node] {
    let statuses = RunningImages.statuses(of: pod)
    guard !statuses.isEmpty else { return [] }
    let running = runningImages
    return statuses.filter { running.other(than: $0) != nil }
  }
}
