internal import Connectivity
internal import Documents
internal import Kubernetes

/// What the rules of one NetworkPolicy allow, to be compared with those of others.
struct PolicyReach: Sendable {
  let object: KubernetesObject
  let rules: [Known]
  /// The hashes of the labels that its pods must have; few.
  private let labels: [Int]
  private let hasExpressions: Bool

  struct Known: Sendable {
    let policy: NetworkPolicy
    let rule: NetworkPolicy.Rule
    /// Nil for what the API server would refuse.
    let reach: RuleReach?
  }

  fileprivate init(_ policy: NetworkPolicy) {
    object = policy.object
    rules = TrafficDirection.allCases.flatMap { policy.rules($0) }.map {
      Known(policy: policy, rule: $0, reach: RuleReach($0, of: policy))
    }
    let selector = policy.podSelector.node
    labels = selector?.given("matchLabels")?.children.map(Self.hash) ?? []
    hasExpressions = selector?.given("matchExpressions")?.count ?? 0 > 0
  }

  private static func hash(_ label: Node) -> Int {
    var hasher = Hasher()
    hasher.combine(label.key)
    hasher.combine(label.text)
    return hasher.finalize()
  }

  /// Whether its policy may be for all pods that another one is for; false where it surely is not.
  func mayBeForAll(of other: PolicyReach) -> Bool {
    !hasExpressions && labels.allSatisfy(other.labels.contains)
  }
}

/// The rules of all policies of a run, read when the first check asks: each is compared with many.
final class PolicyReaches: Sendable {
  private let known = Lazy<[String?: [PolicyReach]]>()

  /// Those of a namespace, as written.
  func of(_ namespace: String?, in inventory: Inventory) -> [PolicyReach] {
    known.value {
      let policies = inventory.objects(ofKind: "NetworkPolicy").compactMap(NetworkPolicy.init)
      return Dictionary(grouping: policies.map(PolicyReach.init)) { $0.object.namespace }
    }[namespace] ?? []
  }
}
