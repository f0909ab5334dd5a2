public import Documents

/// Where a running pod is not what the template of its controller says: another image while an update has stopped
/// half-way, a container that a webhook or a person put in, a setting that was changed on the way.
///
/// What the API server's own admission adds to every pod is no difference.
public struct TemplateDrift: Sendable {
  /// In the pod.
  public let node: Node

  /// The first difference; nil where the pod is what the template says.
  public init?(of pod: KubernetesObject, from template: Node) {
    guard let wanted = template.given("spec"), let spec = pod.node.given("spec"),
      let node = Self.difference(wanted, spec, Level.spec)
    else { return nil }
    self.node = node
  }

  /// What may differ at a level.
  private struct Level {
    /// Fields that are set or changed for every pod.
    let free: [StaticString]
    /// Fields that may be added where the template has none.
    let added: [StaticString]?

    static let spec = Level(
      free: [
        "nodeName", "affinity", "tolerations", "priority", "preemptionPolicy", "schedulerName", "hostname",
        "subdomain",
      ],
      added: [
        "serviceAccount", "serviceAccountName", "priorityClassName", "enableServiceLinks", "imagePullSecrets",
        "nodeSelector", "overhead", "resourceClaims", "dnsPolicy", "restartPolicy",
        "terminationGracePeriodSeconds",
        "automountServiceAccountToken", "schedulingGates", "topologySpreadConstraints", "runtimeClassName",
      ])
    static let container = Level(
      free: ["imagePullPolicy"],
      added: [
        "resources", "env", "volumeMounts", "terminationMessagePath", "terminationMessagePolicy", "lifecycle",
        "volumeDevices",
      ])
    static let security = Level(free: [], added: [])
    static let other = Level(free: [], added: nil)
  }

  private static func difference(_ wanted: Node, _ found: Node, _ level: Level) -> Node? {
    switch wanted.kind {
    case .scalar: return isSame(wanted, found) ? nil : found
    case .sequence: return found.isSequence ? listDifference(wanted, found) : found
    case .mapping: break
    }
    guard found.isMapping else { return found }
    for field in wanted.children where !field.isNull && !level.free.contains(where: field.keyIs) {
      guard let other = field.withKey({ found.child($0) }) ?? nil else { return found }
      if let node = difference(field, other, inner(field)) { return node }
    }
    guard let added = level.added else { return nil }
    for field in found.children where !(field.withKey({ wanted.child($0) }) ?? nil).isGiven {
      if lists.contains(where: field.keyIs) {
        if let extra = field.children.first(where: { !isExpected($0, in: field) }) { return extra }
        continue
      }
      if field.isNull || field.isEmptyContainer { continue }
      if !level.free.contains(where: field.keyIs), !added.contains(where: field.keyIs) { return field }
    }
    return nil
  }

  private static func inner(_ field: Node) -> Level { field.keyIs("securityContext") ? .security : .other }

  // MARK: Lists

  /// The lists of a pod's spec to which nothing may be added unseen.
  private static let lists: [StaticString] = [
    "containers", "initContainers", "ephemeralContainers", "volumes",
  ]

  private static func listDifference(_ wanted: Node, _ found: Node) -> Node? {
    let isContainers = lists.prefix(3).contains(where: wanted.keyIs)
    let level = isContainers ? Level.container : .other
    var known: Set<String> = []
    for item in wanted.children {
      guard let name = item["name"]?.text else {
        guard found.children.contains(where: { difference(item, $0, .other) == nil }) else { return found }
        continue
      }
      known.insert(name)
      guard let other = found.children.first(where: { $0["name"]?.text == name }) else { return found }
      if let node = difference(item, other, level) { return node }
    }
    guard lists.contains(where: wanted.keyIs) else { return nil }
    return found.children.first { item in
      !known.contains(item["name"]?.text ?? "") && !isExpected(item, in: found)
    }
  }

  /// The volumes that the service account's admission and a StatefulSet's claims add.
  private static func isExpected(_ item: Node, in list: Node) -> Bool {
    guard list.keyIs("volumes") else { return false }
    return item["persistentVolumeClaim"] != nil
      || item["projected"] != nil
        && item["name"]?.withText { $0.starts(with: "kube-api-access-".utf8) } ?? false
  }

  private static func isSame(_ a: Node, _ b: Node) -> Bool {
    a.withText { left in b.withText { left.elementsEqual($0) } ?? false } ?? false
  }
}

extension Node {
  fileprivate var isEmptyContainer: Bool { !isScalar && firstChild == nil }
}

extension Node? {
  fileprivate var isGiven: Bool { self.map { !$0.isNull } ?? false }
}
