internal import Documents
internal import Findings
internal import Kubernetes

/// What several checks of policies ask of rules and say of them.
enum PolicyRules {
  /// The rule as a finding shows it: at its list of peers where that is written empty, else at the rule.
  static func place(_ rule: NetworkPolicy.Rule) -> Place {
    .value((rule.node.isMapping ? rule.node.given(rule.direction.peersKey) : nil) ?? rule.node)
  }

  /// The rules of a policy for all pods of its namespace that let everything through.
  static func allowingAll(_ object: KubernetesObject, _ direction: TrafficDirection) -> some Sequence<
    NetworkPolicy.Rule
  > {
    let policy = NetworkPolicy(object).flatMap { $0.podSelector.isEmpty ? $0 : nil }
    return AllowingAll(rules: policy?.rules(direction))
  }

  private struct AllowingAll: Sequence, IteratorProtocol {
    var rules: NetworkPolicy.Rules?

    mutating func next() -> NetworkPolicy.Rule? {
      while let rule = rules?.next() {
        if rule.peers == nil, rule.ports == nil { return rule }
      }
      return nil
    }
  }

  /// Calls `body` with each list of peers that takes effect, in both directions.
  static func forEachPeerList(_ policy: NetworkPolicy, _ body: (NetworkPolicy.Rule, Node) -> Void) {
    for direction in TrafficDirection.allCases {
      for rule in policy.rules(direction) {
        if let peers = rule.peers { body(rule, peers) }
      }
    }
  }

  /// Calls `body` with each `ipBlock` that takes effect.
  static func forEachBlock(_ policy: NetworkPolicy, _ body: (NetworkPolicy.Rule, Node) -> Void) {
    forEachPeerList(policy) { rule, peers in
      for peer in peers.children {
        if let block = peer.given("ipBlock"), block.isMapping { body(rule, block) }
      }
    }
  }

  /// The protocols over which DNS is cut off by a policy that is the first to isolate all pods of a namespace with
  /// workloads in a direction: no policy there lets them through. Long answers come over TCP.
  static func withoutDNS(
    _ policy: NetworkPolicy, _ direction: TrafficDirection, in inventory: Inventory
  ) -> [StaticString] {
    func isDeny(_ policy: NetworkPolicy) -> Bool { policy.podSelector.isEmpty && policy.isolates(direction) }
    guard isDeny(policy) else { return [] }
    let network = inventory.network(of: policy.object.namespace)
    guard !network.workloads.isEmpty, network.policies.first(where: isDeny)?.object === policy.object else {
      return []
    }
    return ["UDP", "TCP"].filter { name in
      !network.policies.contains { policy in policy.rules(direction).contains { allowsDNS($0, over: name) } }
    }
  }

  /// Names of ports are taken for those of DNS where they say so.
  private static func allowsDNS(_ rule: NetworkPolicy.Rule, over name: StaticString) -> Bool {
    rule.allows(53, name) || rule.allows(5353, name)
      || rule.ports?.children.contains { port in
        (port.given("protocol").map { $0.textIs(name) } ?? (name.description == "TCP"))
          && port.given("port")?.string?.hasPrefix("dns") ?? false
      } ?? false
  }
}
