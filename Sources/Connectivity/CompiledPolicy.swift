internal import Documents
internal import Kubernetes

/// A rule of any kind of policy, with its selectors in numbers. Which pods they select is not asked yet.
struct CompiledRule: Sendable {
  let direction: TrafficDirection
  /// Nil stands for everyone: pods, nodes, all addresses.
  let peers: [CompiledPeer]?
  let ports: PortDemand
  let node: Node
}

/// Whom a rule speaks of.
enum CompiledPeer: Hashable, Sendable {
  /// The pods of some namespaces, both selected; nil stands for the policy's own namespace.
  case pods(CompiledSelector, namespaces: CompiledSelector?)
  case block(AddressBlock)
}

/// A NetworkPolicy with its selectors in numbers.
struct CompiledPolicy: Sendable {
  let policy: NetworkPolicy
  let namespace: String
  let subjects: CompiledSelector
  let rules: [CompiledRule]

  /// - Throws: `PolicyFault` where the API server would refuse it.
  init(_ policy: NetworkPolicy, _ vocabulary: inout LabelVocabulary) throws(PolicyFault) {
    self.policy = policy
    namespace = Namespaces.name(of: policy.object)
    let subject = policy.spec?.given("podSelector")
    subjects = try Self.selector(subject, &vocabulary)
    if let types = policy.policyTypes {
      for type in types.children where !type.textIs("Ingress") && !type.textIs("Egress") {
        throw PolicyFault(type, "a policy type must be Ingress or Egress")
      }
    }
    var rules: [CompiledRule] = []
    for direction in TrafficDirection.allCases {
      if let list = policy.spec?.given(direction.key), !list.isSequence {
        throw PolicyFault(list, "\(direction.key) must be a list of rules")
      }
      for rule in policy.spec?.given(direction.key).map({ Array($0.children) }) ?? [] {
        try Self.checkLists(of: rule, [direction.peersKey, "ports"])
      }
      for rule in policy.rules(direction) {
        let peers = try Self.peers(rule, &vocabulary)
        rules.append(
          CompiledRule(
            direction: direction, peers: peers, ports: try PortDemand(rule.ports), node: rule.node))
      }
    }
    self.rules = rules
  }

  /// What is no list would be taken for none, which is everything.
  private static func checkLists(of rule: Node, _ keys: [StaticString]) throws(PolicyFault) {
    guard rule.isMapping || rule.isNull else { throw PolicyFault(rule, "a rule must be an object") }
    for key in keys {
      if let list = rule.isMapping ? rule.given(key) : nil, !list.isSequence {
        throw PolicyFault(list, "\(key) must be a list")
      }
    }
  }

  private static func peers(
    _ rule: NetworkPolicy.Rule, _ vocabulary: inout LabelVocabulary
  ) throws(PolicyFault) -> [CompiledPeer]? {
    guard let list = rule.peers else { return nil }
    var peers: [CompiledPeer] = []
    for node in list.children {
      guard node.isMapping else { throw PolicyFault(node, "a peer must be an object") }
      peers.append(try peer(NetworkPolicy.Peer(node: node), &vocabulary))
    }
    return peers
  }

  private static func peer(
    _ peer: NetworkPolicy.Peer, _ vocabulary: inout LabelVocabulary
  ) throws(PolicyFault) -> CompiledPeer {
    let (pods, namespaces) = (peer.podSelector, peer.namespaceSelector)
    if let block = peer.ipBlock {
      guard pods == nil, namespaces == nil else {
        throw PolicyFault(block, "ipBlock excludes selectors in the same peer")
      }
      return .block(try AddressBlock(block))
    }
    guard pods != nil || namespaces != nil else {
      throw PolicyFault(peer.node, "a peer needs a selector or an ipBlock")
    }
    let selected = try selector(pods?.node, &vocabulary)
    guard let namespaces else { return .pods(selected, namespaces: nil) }
    return .pods(selected, namespaces: try selector(namespaces.node, &vocabulary))
  }

  static func selector(
    _ node: Node?, _ vocabulary: inout LabelVocabulary
  ) throws(PolicyFault) -> CompiledSelector {
    guard let selector = vocabulary.compile(LabelSelector(node)) else {
      throw PolicyFault(node!, "the selector is not valid")
    }
    return selector
  }
}

extension AddressBlock {
  /// Reads an `ipBlock`.
  init(_ node: Node) throws(PolicyFault) {
    guard node.isMapping, let cidr = node.given("cidr") else {
      throw PolicyFault(node, "ipBlock needs a cidr")
    }
    guard let range = AddressRange(cidr) else { throw PolicyFault(cidr, "this is no block of addresses") }
    var except: [AddressRange] = []
    if let list = node.given("except") {
      for item in list.children {
        guard let hole = AddressRange(item), range.contains(hole), hole.prefix > range.prefix else {
          throw PolicyFault(item, "an exception must be a smaller block inside of the cidr")
        }
        except.append(hole.masked)
      }
    }
    self.init(range: range.masked, except: except)
  }
}
