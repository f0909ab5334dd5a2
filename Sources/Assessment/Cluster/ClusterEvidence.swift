internal import Documents
internal import Kubernetes

/// What the survey of a live cluster says: the object `ClusterSurvey` of the group `cluster.bulwark.dev`, live or in a
/// dump.
struct ClusterEvidence {
  private let object: KubernetesObject

  init(_ object: KubernetesObject) { self.object = object }

  init?(_ inventory: Inventory) {
    guard let object = inventory.objects(ofKind: "ClusterSurvey").first(where: Self.isSurvey) else {
      return nil
    }
    self.object = object
  }

  static func isSurvey(_ object: KubernetesObject) -> Bool {
    object.kind == "ClusterSurvey" && object.group == "cluster.bulwark.dev"
  }

  /// `v1.36.2-eks-1` is judged as 1.36.
  var serverVersion: KubernetesVersion? {
    guard let text = object.node["serverVersion"]?.string else { return nil }
    let parts = text.drop { $0 == "v" }.split(separator: ".", maxSplits: 2)
    return parts.count > 1 ? KubernetesVersion("\(parts[0]).\(parts[1].prefix { $0.isNumber })") : nil
  }

  func provider(_ inventory: Inventory) -> String? {
    ClusterProvider.name(object.node["serverVersion"]?.string, inventory)
  }

  /// What could not be read, and so not be judged.
  var unassessed: [Unassessed] {
    object.node.items("gaps").map { gap in
      let resource = gap["resource"]?.text ?? ""
      let reason = gap["reason"]?.text ?? ""
      let permission = gap.given("permission")?.text
      return Unassessed(
        file: object.node.tree.source.name, line: nil, reason: permission == nil ? .unavailable : .forbidden,
        message: permission.map { "\(resource): missing the permission to \($0): \(reason)" }
          ?? "\(resource): \(reason)")
    }
  }

  var warnings: [String] {
    var warnings = object.node.items("deadGroups").compactMap(\.text).map {
      "the API \($0) does not answer: what it serves was not read"
    }
    warnings += object.node.items("inconsistent").compactMap(\.text).map {
      "\($0) changed while the list was read: it is of no single moment"
    }
    if let namespace = object.node.given("namespace")?.text {
      warnings.append("only namespace \(namespace) was read: nothing is known of the cluster around it")
    }
    return warnings
  }
}
