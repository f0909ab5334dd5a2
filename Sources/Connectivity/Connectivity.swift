internal import Documents
public import Kubernetes

/// Who reaches whom: the exact meaning of all network policies of an inventory, computed on classes of pods
/// and of addresses that no policy tells apart.
///
/// Source: the API reference of `networking.k8s.io/v1` NetworkPolicy and its page in the documentation.
/// Traffic passes where both ends allow it: the source's egress and the destination's ingress. Replies are
/// implied, and so is what a pod sends to itself or exchanges with its own node.
public struct Connectivity: Sendable {
  /// The pods of the input under the names of their workloads, in order.
  public let workloads: [NetworkWorkload]
  /// The policies that count, in the order of the input.
  public let policies: [NetworkPolicy]
  /// The policies that the API server would refuse.
  public let faults: [PolicyFault]
  public let hostNetwork: HostNetworkReading
  /// Whether the input speaks of IPv6 anywhere, so that it says something to tell of its addresses.
  public let knowsIPv6: Bool

  let classes: PodClasses
  let namespaces: Namespaces
  let line: AddressLine
  /// The ranges of addresses to tell of as sources and as destinations: cut where the blocks of ingress rules,
  /// or of egress rules, begin and end.
  let sourceRanges: [Range<Int>]
  let destinationRanges: [Range<Int>]
  /// Whether the last class is the controller of Ingresses.
  let hasController: Bool
  let atoms: PortAtoms
  /// The sets of peers by number.
  let peerSets: [BitSet]
  let rectangles: [Rectangle]
  /// The classes that some policy isolates.
  let ingressIsolated: BitSet
  let egressIsolated: BitSet
  /// For each set of peers, the ingress rules that have it; for each class, its egress rules.
  let ingressByPeers: [[Int]]
  let egressBySubject: [[Int]]

  /// How many bits a row has: classes of pods, then intervals of addresses.
  var bound: Int { classes.all.count + line.intervals.count }

  public init(_ inventory: Inventory, hostNetwork: HostNetworkReading = .pod) {
    self.hostNetwork = hostNetwork
    let workloads = NetworkWorkload.read(inventory)
    self.workloads = workloads
    var vocabulary = LabelVocabulary()
    var policies: [CompiledPolicy] = []
    var faults: [PolicyFault] = []
    for object in inventory.objects(ofKind: "NetworkPolicy") where NetworkPolicy.isOne(object) {
      do throws(PolicyFault) {
        guard let policy = NetworkPolicy(object) else {
          throw PolicyFault(object.node.given("spec") ?? object.node, "spec must be an object")
        }
        policies.append(try CompiledPolicy(policy, &vocabulary))
      } catch {
        faults.append(error)
      }
    }
    self.policies = policies.map(\.policy)
    self.faults = faults
    let namespaces = Namespaces(
      inventory, named: workloads.map { $0.workloads[0].object } + policies.map(\.policy.object))
    self.namespaces = namespaces
    let rules = policies.flatMap(\.rules)
    let blocks = rules.flatMap(\.blocks)
    let line = AddressLine(cuttingAt: blocks)
    self.line = line
    sourceRanges = line.ranges(cutBy: rules.filter { $0.direction == .ingress }.flatMap(\.blocks))
    destinationRanges = line.ranges(cutBy: rules.filter { $0.direction == .egress }.flatMap(\.blocks))
    knowsIPv6 = line.intervals.count > line.ipv4Count + 1 || inventory.speaksOfIPv6
    hasController = !inventory.routedServices.isEmpty
    let classes = PodClasses(
      workloads, namespaces, vocabulary, portNames: Set(rules.flatMap(\.ports.named).map(\.text)),
      line: blocks.isEmpty ? nil : line, hasController: hasController)
    self.classes = classes

    var resolver = PeerResolver(classes, namespaces, line, vocabulary, hostNetwork)
    var rectangles: [Rectangle] = []
    var ingressIsolated = BitSet(bound: classes.all.count + line.intervals.count)
    var egressIsolated = ingressIsolated
    for (number, policy) in policies.enumerated() {
      let namespace = namespaces.position(policy.namespace)!
      let subjects = resolver.subjects(policy.subjects, in: namespace)
      if policy.policy.isolates(.ingress) { ingressIsolated.formUnion(subjects) }
      if policy.policy.isolates(.egress) { egressIsolated.formUnion(subjects) }
      for rule in policy.rules {
        let peers = resolver.number(of: rule.peers, namespace: namespace)
        rectangles += resolver.rectangles(
          of: rule, policy: number, subjects: subjects, peers: peers)
      }
    }
    self.ingressIsolated = ingressIsolated
    self.egressIsolated = egressIsolated
    self.rectangles = rectangles
    peerSets = resolver.sets
    atoms = PortAtoms(tellingApart: rectangles.map(\.connections))
    var ingress = Array(repeating: [Int](), count: resolver.sets.count)
    var egress = Array(repeating: [Int](), count: classes.all.count)
    for (number, rectangle) in rectangles.enumerated() {
      switch rectangle.direction {
      case .ingress: ingress[rectangle.peers].append(number)
      case .egress: for subject in rectangle.subjects { egress[subject].append(number) }
      }
    }
    ingressByPeers = ingress
    egressBySubject = egress
  }
}

extension CompiledRule {
  var blocks: [AddressBlock] {
    (peers ?? []).compactMap { if case .block(let block) = $0 { block } else { nil } }
  }
}
