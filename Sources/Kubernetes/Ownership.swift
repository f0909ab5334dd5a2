public import Documents

/// Which object of an inventory stands behind another: the Deployment behind its ReplicaSets and their pods.
extension Inventory {
  /// The highest controller of the inventory that makes the object and runs pods itself; nil where there is none.
  public func topOwner(of object: KubernetesObject) -> KubernetesObject? {
    var top: KubernetesObject?
    var current = object
    // A cycle, which no cluster has, ends here as well.
    for _ in 0..<8 {
      guard let owner = controller(of: current), owner.runsPods else { break }
      top = owner
      current = owner
    }
    return top
  }

  private func controller(of object: KubernetesObject) -> KubernetesObject? {
    let owners = object.metadata?.items("ownerReferences")
    guard let owner = owners?.first(where: { $0["controller"]?.bool ?? false }),
      let kind = owner["kind"]?.text,
      let name = owner["name"]?.text, let version = owner["apiVersion"]?.text
    else { return nil }
    guard let found = self.object(kind, name, in: object.namespace) else { return nil }
    // Of a kind with this name in another group, it is none.
    return found.group == Self.group(of: version) ? found : nil
  }

  private static func group(of apiVersion: String) -> Substring {
    apiVersion.lastIndex(of: "/").map { apiVersion[..<$0] } ?? ""
  }
}

extension KubernetesObject {
  /// Whether it holds a pod template, or is a pod.
  var runsPods: Bool { !PodTemplates.find(in: self).isEmpty }

  /// The first pod template that it holds.
  public var podTemplate: Node? { PodTemplates.find(in: self).first }
}
