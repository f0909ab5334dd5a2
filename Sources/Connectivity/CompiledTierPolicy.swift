internal import Documents
internal import Kubernetes

extension CompiledTierPolicy {
  /// - Parameter nodes: The Node objects of the input with their addresses.
  /// - Throws: `PolicyFault` where the API server would refuse it.
  init(
    _ object: KubernetesObject, _ vocabulary: inout LabelVocabulary, nodes: [ClusterNode]
  ) throws(PolicyFault) {
    guard let spec = object.node.given("spec"), spec.isMapping else {
      throw PolicyFault(object.node, "a policy of a tier needs a spec")
    }
    policy = try TierPolicy(object, spec)
    guard let subject = spec.given("subject"), subject.isMapping else {
      throw PolicyFault(spec, "a policy of a tier needs a subject")
    }
    guard let subjects = try Self.pods(subject, &vocabulary) else {
      throw PolicyFault(subject, "a subject is namespaces or pods")
    }
    self.subjects = subjects
    let isCluster = object.kind == "ClusterNetworkPolicy"
    var rules: [(rule: CompiledRule, action: TierAction)] = []
    var unresolved: [Node] = []
    for direction in TrafficDirection.allCases {
      guard let list = spec.given(direction.key) else { continue }
      guard list.isSequence else { throw PolicyFault(list, "\(direction.key) must be a list of rules") }
      for node in list.children {
        guard node.isMapping else { throw PolicyFault(node, "a rule must be an object") }
        let action = try Self.action(node, isCluster, policy.tier)
        guard let list = node.given(direction.peersKey), list.isSequence, list.count > 0 else {
          throw PolicyFault(node, "a rule of a tier needs peers under \(direction.peersKey)")
        }
        var peers: [CompiledPeer]? = []
        for peer in list.children {
          let compiled = try Self.peer(peer, direction, &vocabulary, nodes)
          switch compiled {
          case .known(let more): peers?.append(contentsOf: more)
          case .unresolved: unresolved.append(peer)
          // What is not known here must not open anything: an Allow meets nobody, the others everybody.
          case .unknown: if action != .allow { peers = nil }
          }
          if peers == nil { break }
        }
        let ports = try isCluster ? PortDemand(protocols: node) : PortDemand(tierPorts: node)
        rules.append(
          (CompiledRule(direction: direction, peers: peers, ports: ports, node: node), action))
      }
    }
    self.rules = rules
    self.unresolved = unresolved
  }

  private static func action(
    _ rule: Node, _ isCluster: Bool, _ tier: TierPolicy.Tier
  ) throws(PolicyFault) -> TierAction {
    guard let field = rule.given("action") else {
      throw PolicyFault(rule, "a rule of a tier needs an action")
    }
    if field.textIs(isCluster ? "Accept" : "Allow") { return .allow }
    if field.textIs("Deny") { return .deny }
    if field.textIs("Pass"), isCluster || tier == .admin { return .pass }
    throw PolicyFault(field, "this is no action of a rule of this kind")
  }

  private enum Peer {
    case known([CompiledPeer])
    /// A name of a domain.
    case unresolved
    case unknown
  }

  private static func peer(
    _ peer: Node, _ direction: TrafficDirection, _ vocabulary: inout LabelVocabulary, _ nodes: [ClusterNode]
  ) throws(PolicyFault) -> Peer {
    guard peer.isMapping else { throw PolicyFault(peer, "a peer must be an object") }
    if let pods = try pods(peer, &vocabulary) { return .known([pods]) }
    guard direction == .egress else { return .unknown }
    if let selector = peer.given("nodes") {
      let selector = LabelSelector(selector)
      guard selector.isValid else { throw PolicyFault(peer, "the selector is not valid") }
      return .known(
        nodes.filter { selector.matches($0.labels) }.flatMap(\.addresses)
          .map { .block(AddressBlock(range: $0, except: [])) })
    }
    if let networks = peer.given("networks") {
      var blocks: [CompiledPeer] = []
      for network in networks.children {
        guard let range = AddressRange(network) else {
          throw PolicyFault(network, "this is no block of addresses")
        }
        blocks.append(.block(AddressBlock(range: range.masked, except: [])))
      }
      return .known(blocks)
    }
    return peer.given("domainNames") != nil ? .unresolved : .unknown
  }

  /// `namespaces` or `pods`; nil where neither is given.
  private static func pods(
    _ node: Node, _ vocabulary: inout LabelVocabulary
  ) throws(PolicyFault) -> CompiledPeer? {
    if let namespaces = node.given("namespaces") {
      let selector = try CompiledPolicy.selector(namespaces, &vocabulary)
      return .pods(CompiledSelector(terms: []), namespaces: selector)
    }
    guard let pods = node.given("pods") else { return nil }
    guard pods.isMapping else { throw PolicyFault(pods, "pods must be an object with selectors") }
    // A selector that is left out is an empty one here, which selects all.
    let selector = try CompiledPolicy.selector(pods.given("podSelector"), &vocabulary)
    let spaces = try CompiledPolicy.selector(pods.given("namespaceSelector"), &vocabulary)
    return .pods(selector, namespaces: spaces)
  }
}

extension TierPolicy {
  fileprivate init(_ object: KubernetesObject, _ spec: Node) throws(PolicyFault) {
    self.object = object
    switch object.kind {
    case "AdminNetworkPolicy": tier = .admin
    case "BaselineAdminNetworkPolicy":
      guard object.name == "default" else {
        throw PolicyFault(object.node, "the BaselineAdminNetworkPolicy must have the name default")
      }
      tier = .baseline
    default:
      guard let field = spec.given("tier"), field.textIs("Admin") || field.textIs("Baseline") else {
        throw PolicyFault(spec.given("tier") ?? spec, "the tier must be Admin or Baseline")
      }
      tier = field.textIs("Admin") ? .admin : .baseline
    }
    guard object.kind != "BaselineAdminNetworkPolicy" else {
      priority = 0
      return
    }
    guard let field = spec.given("priority"), let number = field.int, (0...1000).contains(number) else {
      throw PolicyFault(spec.given("priority") ?? spec, "the priority must be 0 to 1000")
    }
    priority = number
  }
}

/// A node of the cluster, as its object tells.
struct ClusterNode {
  let labels: Labels
  let addresses: [AddressRange]

  static func read(_ inventory: Inventory) -> [ClusterNode] {
    inventory.objects(ofKind: "Node").filter { $0.apiVersion == "v1" }.map { object in
      let given = object.node.given("status")?.given("addresses").map { Array($0.children) } ?? []
      return ClusterNode(
        labels: Labels(of: object.node),
        addresses: given.compactMap { address in
          guard address["type"]?.textIs("InternalIP") ?? false, let text = address.given("address")?.text
          else { return nil }
          return AddressRange("\(text)/\(text.utf8.contains(UInt8(ascii: ":")) ? 128 : 32)")
        })
    }
  }
}
