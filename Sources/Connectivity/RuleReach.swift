internal import Documents
public import Kubernetes

/// What one rule of a NetworkPolicy allows, whatever pods there are: rules are compared by what they say.
public struct RuleReach: Sendable {
  private let direction: TrafficDirection
  private let subjects: Set<LabelRequirement>
  /// Nil stands for everyone.
  private let peers: [Peer]?
  private let ports: PortDemand

  private enum Peer: Sendable {
    /// Nil namespaces stand for the policy's own.
    case pods(Set<LabelRequirement>, namespaces: Set<LabelRequirement>?)
    case block(AddressBlock)
  }

  /// Nil for what the API server would refuse.
  public init?(_ rule: NetworkPolicy.Rule, of policy: NetworkPolicy) {
    guard let subjects = policy.podSelector.requirements, let ports = try? PortDemand(rule.ports) else {
      return nil
    }
    var peers: [Peer]?
    if let list = rule.peers {
      var known: [Peer] = []
      for node in list.children {
        guard node.isMapping, let peer = Self.peer(NetworkPolicy.Peer(node: node)) else { return nil }
        known.append(peer)
      }
      peers = known
    }
    direction = rule.direction
    self.subjects = Set(subjects)
    self.peers = peers
    self.ports = ports
  }

  private static func peer(_ peer: NetworkPolicy.Peer) -> Peer? {
    if let block = peer.ipBlock { return (try? AddressBlock(block)).map(Peer.block) }
    let (pods, namespaces) = (peer.podSelector, peer.namespaceSelector)
    guard pods != nil || namespaces != nil, let wanted = (pods ?? LabelSelector(nil)).requirements else {
      return nil
    }
    guard let namespaces else { return .pods(Set(wanted), namespaces: nil) }
    return namespaces.requirements.map { .pods(Set(wanted), namespaces: Set($0)) }
  }

  /// Whether it allows all that another rule of the same namespace allows. Peers and ports are compared one by
  /// one: what only several of them cover together counts as not covered.
  public func covers(_ other: RuleReach) -> Bool {
    guard direction == other.direction, subjects.isSubset(of: other.subjects), covers(ports: other.ports)
    else { return false }
    guard let peers else { return true }
    return other.peers?.allSatisfy { peer in peers.contains { Self.covers($0, peer) } } ?? false
  }

  private func covers(ports other: PortDemand) -> Bool {
    guard other.numbered.subtracting(ports.numbered).isEmpty else { return false }
    // A name may stand for any number of its protocol.
    return other.named.allSatisfy { name in
      ports.named.contains(name) || name.proto.map { ports.numbered[$0].isAll } ?? ports.numbered.isAll
    }
  }

  private static func covers(_ peer: Peer, _ other: Peer) -> Bool {
    switch (peer, other) {
    case (.pods(let pods, let namespaces), .pods(let others, let itsNamespaces)):
      guard pods.isSubset(of: others) else { return false }
      guard let namespaces else { return itsNamespaces == nil }
      return itsNamespaces.map(namespaces.isSubset) ?? namespaces.isEmpty
    case (.block(let block), .block(let other)):
      return block.range.contains(other.range)
        && block.except.allSatisfy { hole in
          !hole.overlaps(other.range) || other.except.contains { $0.contains(hole) }
        }
    default: return false
    }
  }
}
