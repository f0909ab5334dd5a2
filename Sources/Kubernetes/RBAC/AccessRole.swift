public import Documents

/// A Role or ClusterRole.
public final class AccessRole: Sendable {
  public let object: KubernetesObject
  public let isClusterRole: Bool
  /// Its rules are those of the ClusterRoles that an `aggregationRule` selects.
  public let isAggregated: Bool
  /// The rules as written; none where an `aggregationRule` overwrites them.
  public let rules: [PolicyRule]
  public let reach: Reach
  /// What the rules say altogether: what is in none of them, no rule grants.
  public let verbs: Verbs
  public let groups: APIGroups
  public let resources: Resources

  /// How far what the role grants can reach, as far as the input tells.
  public enum Reach: Sendable {
    case namespace
    /// All namespaces, and what lies in none.
    case cluster
  }

  init(_ object: KubernetesObject, boundBy bindings: BindingKinds) {
    self.object = object
    isClusterRole = object.kind == "ClusterRole"
    isAggregated = isClusterRole && !Self.selectors(object).isEmpty
    rules = isAggregated ? [] : object.node.items("rules").map(PolicyRule.init)
    verbs = rules.reduce(into: []) { $0.formUnion($1.verbs) }
    groups = rules.reduce(into: []) { $0.formUnion($1.groups) }
    resources = rules.reduce(into: []) { $0.formUnion($1.resources) }
    // What an aggregating role takes in is bound with that role, mostly in namespaces.
    let isLimited = bindings == .namespaced || bindings.isEmpty && AccessRole.aggregatesTo(object) != nil
    reach = isClusterRole && !isLimited ? .cluster : .namespace
  }

  /// The sorts of bindings of the input that refer to a ClusterRole.
  struct BindingKinds: OptionSet {
    let rawValue: UInt8
    static let namespaced = BindingKinds(rawValue: 1)
    static let clusterWide = BindingKinds(rawValue: 2)
  }

  private static func selectors(_ object: KubernetesObject) -> [Node] {
    object.node.given("aggregationRule").map { Array($0.items("clusterRoleSelectors")) } ?? []
  }

  /// What selects the ClusterRoles that it takes its rules from, each by their labels.
  public var aggregationSelectors: [LabelSelector] { Self.selectors(object).map { LabelSelector($0) } }

  /// The label that adds the rules to one of `admin`, `edit` and `view`; nil where there is none.
  static func aggregatesTo(_ object: KubernetesObject) -> Node? {
    guard let labels = object.metadata?.given("labels") else { return nil }
    for label in ["view", "edit", "admin"] {
      if let node = labels[key: "rbac.authorization.k8s.io/aggregate-to-\(label)"], node.textIs("true") {
        return node
      }
    }
    return nil
  }

  /// The label that adds its rules to those of `view`; nil where there is none.
  public var viewLabel: Node? {
    object.metadata?.given("labels")?["rbac.authorization.k8s.io/aggregate-to-view"].flatMap {
      $0.textIs("true") ? $0 : nil
    }
  }

  /// What it grants reaches what runs the cluster: everything, or the namespace kube-system.
  public var reachesSystem: Bool { reach == .cluster || object.namespace == "kube-system" }

  /// Whether a rule may be a Kubernetes' own, unchanged: of a role that every cluster has.
  public func isDefault(_ rule: PolicyRule) -> Bool { DefaultRoles.grant(rule, in: object) }
}
