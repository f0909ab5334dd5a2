public import Documents

/// Which object of an inventory stands behind another: the Deployment behind its ReplicaSets and their pods.
extension Inventory {
  /// The highest controller of the inventory that makes the object and runs pods itself; nil where there is none.
  public func topOwner(of object: KubernetesObject) -> KubernetesObject? {
    var chain = [object.node]
    var top: KubernetesObject?
    while let owner = controller(of: top ?? object), owner.runsPods {
      // A circle, in which nobody would be judged, is made to hide in.
      guard !chain.contains(owner.node), chain.count < 8 else { return nil }
      chain.append(owner.node)
      top = owner
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
