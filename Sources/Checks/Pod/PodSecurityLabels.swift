internal import Documents
internal import Kubernetes

/// The labels of a namespace that Pod Security Admission reads.
struct PodSecurityLabels {
  let namespace: KubernetesObject
  private let labels: Node?

  enum Mode: String, CaseIterable {
    case enforce, audit, warn
  }

  init(_ namespace: KubernetesObject) {
    self.namespace = namespace
    labels = namespace.metadata?.given("labels")
  }

  func level(_ mode: Mode) -> Node? { labels?[key: "pod-security.kubernetes.io/\(mode.rawValue)"] }
  func version(_ mode: Mode) -> Node? { labels?[key: "pod-security.kubernetes.io/\(mode.rawValue)-version"] }

  /// Only warned about or recorded, and nothing enforced. The level `privileged`, and one that is
  /// unknown, forbids nothing and so warns of nothing.
  var isWarnOnly: Bool {
    level(.enforce) == nil
      && [level(.warn), level(.audit)].contains { level in
        level.map { $0.textIs("baseline") || $0.textIs("restricted") } ?? false
      }
  }

  /// Namespaces of Kubernetes itself, whose pods need what the levels forbid.
  var isSystem: Bool { SystemNamespace.contains(namespace.name) }

  static func isKnown(_ level: Node) -> Bool {
    level.textIs("privileged") || level.textIs("baseline") || level.textIs("restricted")
  }

  /// The level that the cluster's own configuration in the input enforces where a namespace says
  /// nothing: `PodSecurityConfiguration`, by itself or inside an `AdmissionConfiguration`.
  static func defaultIsEnforced(in inventory: Inventory) -> Bool {
    inventory.objects(ofKind: "PodSecurityConfiguration").contains { enforces($0.node) }
      || inventory.objects(ofKind: "AdmissionConfiguration").contains { object in
        object.node.given("plugins")?.children.contains { plugin in
          plugin["name"]?.textIs("PodSecurity") ?? false
            && plugin.given("configuration").map(enforces) ?? false
        } ?? false
      }
  }

  private static func enforces(_ configuration: Node) -> Bool {
    guard let level = configuration.given("defaults")?.given("enforce") else { return false }
    return level.textIs("baseline") || level.textIs("restricted")
  }
}
