internal import Documents
internal import Findings
internal import Kubernetes

/// What several checks of policies ask of rules and say of them.
enum PolicyRules {
  /// The rule as a finding shows it: at its list of peers where that is written empty, else at the rule.
  static func place(_ rule: NetworkPolicy.Rule) -> Place {
    .value((rule.node.isMapping ? rule.node.given(rule.direction.peersKey) : nil) ?? rule.node)
  }

  /// Reports each rule of a policy for all pods that lets everything through.
  static func reportAllowAll(
    _ object: KubernetesObject, _ direction: TrafficDirection, _ message: String, _ report: Reporter
  ) {
    guard let policy = NetworkPolicy(object), policy.podSelector.isEmpty else { return }
    for rule in policy.rules(direction) where rule.ports == nil {
      if rule.peers == nil {
        report(
          message, at: place(rule), discriminator: "rule",
          remedy: .advice("Remove the rule, and allow what is needed by policies of their own"))
      }
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
}
