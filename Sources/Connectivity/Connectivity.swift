public import Documents
public import Kubernetes

/// Who reaches whom: the exact meaning of all network policies of an inventory, computed on classes of pods
/// and of addresses that no policy tells apart.
///
/// Source: the API references of `networking.k8s.io/v1` NetworkPolicy and of `policy.networking.k8s.io`.
/// Traffic passes where both ends allow it: the source's egress and the destination's ingress. Replies are
/// implied, and so is what a pod sends to itself or exchanges with its own node.
public struct Connectivity: Sendable {
  /// The pods of the input under the names of their workloads, in order.
  public let workloads: [NetworkWorkload]
  /// The policies that count, in the order of the input.
  public let policies: [NetworkPolicy]
  /// Those of the tiers that count, in the order in which they decide.
  public let tierPolicies: [TierPolicy]
  /// The policies that the API server would refuse.
  public let faults: [PolicyFault]
  public let hostNetwork: HostNetworkReading
  /// Objects of other engines that have a say and are not understood: what is told of the network is incomplete.
  public let foreign: [KubernetesObject]
  /// Peers of tier policies that are names of domains, which no manifest resolves.
  public let unresolved: [Node]
  /// Whether the input speaks of IPv6 anywhere, so that it says something to tell of its addresses.
  public let knowsIPv6: Bool

  let classes: PodClasses
  let namespaces: Namespaces
  let line: AddressLine
  /// The ranges of addresses to tell of as sources and as destinations: cut where the blocks of ingress rules,
  /// or of egress rules, begin and end.
  let sourceRanges: [Range<Int>]
  let destinationRanges: [Range<Int>]
  let atoms: PortAtoms
  /// The sets of peers by number.
  let peerSets: [BitSet]
  let ingress: DirectedRules
  let egress: DirectedRules

  /// Whether all that decides is understood.
  public var isComplete: Bool { foreign.isEmpty && unresolved.isEmpty }

  /// How many bits a row has: classes of pods, then intervals of addresses.
  var bound: Int { classes.all.count + line.intervals.count }

  public init(_ inventory: Inventory, hostNetwork: HostNetworkReading = .pod) {
    let set = PolicySet(inventory)
    let rules = set.rules
    self.hostNetwork = hostNetwork
    workloads = NetworkWorkload.read(inventory)
    policies = set.policies.map(\.policy)
    tierPolicies = set.tiers.map(\.policy)
    faults = set.faults
    foreign = ForeignEngine.objects(of: inventory)
    unresolved = set.tiers.flatMap(\.unresolved)
    namespaces = Namespaces(
      inventory, named: workloads.map { $0.workloads[0].object } + policies.map(\.object))
    let blocks = rules.flatMap(\.blocks)
    line = AddressLine(cuttingAt: blocks)
    sourceRanges = line.ranges(cutBy: rules.filter { $0.direction == .ingress }.flatMap(\.blocks))
    destinationRanges = line.ranges(cutBy: rules.filter { $0.direction == .egress }.flatMap(\.blocks))
    knowsIPv6 = line.intervals.count > line.ipv4Count + 1 || inventory.speaksOfIPv6
    classes = PodClasses(
      workloads, namespaces, set.vocabulary, portNames: Set(rules.flatMap(\.ports.named).map(\.text)),
      line: blocks.isEmpty ? nil : line)
    var resolver = PeerResolver(classes, namespaces, line, set.vocabulary, hostNetwork)
    var (ingress, egress) = (DirectedRules(bound: resolver.bound), DirectedRules(bound: resolver.bound))
    let nobody = BitSet(bound: resolver.bound)
    for (number, policy) in set.policies.enumerated() {
      let namespace = namespaces.position(policy.namespace)!
      let subjects = resolver.subjects(policy.subjects, in: namespace)
      ingress.isolate(policy.policy.isolates(.ingress) ? subjects : nobody)
      egress.isolate(policy.policy.isolates(.egress) ? subjects : nobody)
      for rule in policy.rules {
        let added = resolver.rectangles(
          of: rule, policy: number, subjects: subjects, peers: resolver.number(of: rule.peers, namespace))
        if rule.direction == .ingress { ingress.rules += added } else { egress.rules += added }
      }
    }
    for (number, policy) in set.tiers.enumerated() {
      let subjects = resolver.tierSubjects(policy.subjects)
      for (rule, action) in policy.rules {
        let added = resolver.rectangles(
          of: rule, policy: number, subjects: subjects, peers: resolver.tierPeers(rule)
        ).map { TierRectangle(tier: policy.policy.tier, action: action, rectangle: $0) }
        if rule.direction == .ingress { ingress.tiers += added } else { egress.tiers += added }
      }
    }
    peerSets = resolver.sets
    atoms = PortAtoms(tellingApart: (ingress.all + egress.all).map(\.connections))
    ingress.index(byPeers: resolver.sets.count)
    egress.index(bySubjects: classes.all.count)
    self.ingress = ingress
    self.egress = egress
  }
}
