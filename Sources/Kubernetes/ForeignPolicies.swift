internal import Documents

/// What policies of network plugins and of the cluster's tiers say of a direction. Only what is certain is
/// understood: whether there is one, and whether it isolates every pod it can be about.
struct ForeignPolicies: Sendable {
  private(set) var ingress = Effect.none
  private(set) var egress = Effect.none

  /// From the least to the most.
  enum Effect: Int, Sendable {
    case none
    /// Some pods are isolated; which, takes more than is understood here.
    case some
    /// All pods are.
    case all
  }

  static let namespaced = ["CiliumNetworkPolicy", "NetworkPolicy"]
  static let clusterWide = [
    "CiliumClusterwideNetworkPolicy", "GlobalNetworkPolicy", "BaselineAdminNetworkPolicy",
    "ClusterNetworkPolicy",
  ]

  func effect(_ direction: TrafficDirection) -> Effect { direction == .ingress ? ingress : egress }

  /// Takes in a policy; others than those of the kinds above say nothing.
  mutating func add(_ object: KubernetesObject) {
    let version = object.apiVersion
    if version.hasPrefix("cilium.io/") {
      if let spec = object.node.given("spec") { addCilium(spec) }
      if let specs = object.node.given("specs") { for spec in specs.children { addCilium(spec) } }
    } else if version.hasPrefix("projectcalico.org/") || version.hasPrefix("crd.projectcalico.org/") {
      if let spec = object.node.given("spec") { addCalico(spec) }
    } else if version.hasPrefix("policy.networking.k8s.io/") {
      if let spec = object.node.given("spec") { addTier(spec) }
    }
  }

  private mutating func add(_ direction: TrafficDirection, _ effect: Effect) {
    switch direction {
    case .ingress: if effect.rawValue > ingress.rawValue { ingress = effect }
    case .egress: if effect.rawValue > egress.rawValue { egress = effect }
    }
  }

  /// A Cilium rule isolates its endpoints in each direction that it has a section for, unless
  /// `enableDefaultDeny` says otherwise.
  private mutating func addCilium(_ spec: Node) {
    guard let selector = spec.given("endpointSelector") else { return }
    let effect = LabelSelector(selector).isEmpty ? Effect.all : .some
    for direction in TrafficDirection.allCases
    where spec[direction.key] != nil && spec.given("enableDefaultDeny")?[direction.key]?.bool != false {
      // A section without a rule may be dropped on the way to the cluster.
      add(direction, spec[direction.key]?.count ?? 0 > 0 ? effect : .some)
    }
  }

  /// A Calico policy isolates what it selects in its `types`; without them for ingress, and for egress
  /// where there are rules for it.
  private mutating func addCalico(_ spec: Node) {
    let selector = spec.given("selector")
    let isForAll =
      (selector.map { $0.textIs("all()") || $0.textIs("") } ?? true) && spec.given("namespaceSelector") == nil
      && spec.given("serviceAccountSelector") == nil
    for direction in TrafficDirection.allCases {
      let isIn =
        spec.given("types").map { $0.children.contains { $0.textIs(direction.typeName) } }
        ?? (direction == .ingress || spec.given("egress") != nil)
      if isIn { add(direction, isForAll ? .all : .some) }
    }
  }

  /// The Baseline tier decides where no NetworkPolicy does. The Admin tier is no default.
  private mutating func addTier(_ spec: Node) {
    if let tier = spec.given("tier"), !tier.textIs("Baseline") { return }
    let isForAll =
      spec.given("subject")?.given("namespaces").map { LabelSelector($0).isEmpty } ?? false
    for direction in TrafficDirection.allCases {
      guard let rules = spec.given(direction.key) else { continue }
      let denies = rules.children.contains { rule in
        rule.given("action")?.textIs("Deny") ?? false
          && rule.given(direction.peersKey).map { $0.children.contains(where: isForEveryNamespace) } ?? false
          && rule.given("ports") == nil && rule.given("protocols") == nil
      }
      add(direction, denies && isForAll ? .all : .some)
    }
  }

  private func isForEveryNamespace(_ peer: Node) -> Bool {
    peer.given("namespaces").map { LabelSelector($0).isEmpty } ?? false
  }
}
