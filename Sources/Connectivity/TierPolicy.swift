internal import Documents
public import Kubernetes

/// A policy of the cluster's administrators: AdminNetworkPolicy, BaselineAdminNetworkPolicy, or
/// ClusterNetworkPolicy in either tier (`policy.networking.k8s.io`).
///
/// Unlike NetworkPolicy its rules have an order and an action. The Admin tier comes before NetworkPolicy, the
/// Baseline tier decides what neither does.
public struct TierPolicy: Sendable {
  public let object: KubernetesObject
  public let tier: Tier
  /// The least counts first.
  public let priority: Int

  public enum Tier: Int, Sendable {
    case admin, baseline
  }

  static let kinds = ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"]

  static func isOne(_ object: KubernetesObject) -> Bool {
    object.role == .manifest && object.group == "policy.networking.k8s.io"
  }
}

/// What a rule of a tier does with the traffic that it meets first.
public enum TierAction: Sendable {
  case allow, deny
  /// Leaves the decision to NetworkPolicy and what comes after.
  case pass
}

/// A tier policy with its selectors in numbers.
struct CompiledTierPolicy: Sendable {
  let policy: TierPolicy
  let subjects: CompiledPeer
  let rules: [(rule: CompiledRule, action: TierAction)]
  /// Rules that speak of names of domains, which no manifest resolves.
  let unresolved: [Node]
}
