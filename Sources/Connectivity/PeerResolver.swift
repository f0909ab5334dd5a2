internal import Kubernetes

/// Finds out whom the selectors and blocks of rules mean. Bits stand for classes of pods first, then for the
/// intervals of the line of addresses.
struct PeerResolver {
  let classes: PodClasses
  private let namespaces: Namespaces
  private let line: AddressLine
  let bound: Int
  /// The classes that selectors do not reach.
  private let unselectable: BitSet
  private let onHost: BitSet
  /// The classes whose addresses are known.
  private let located: [(position: Int, intervals: [Int])]
  private var pods: LabelTable
  private var spaces: LabelTable
  private var known: [Scoped: BitSet] = [:]
  private var numbers: [BitSet: Int] = [:]
  private(set) var sets: [BitSet] = []

  private struct Scoped: Hashable {
    let pods: CompiledSelector
    let namespaces: CompiledSelector?
    /// The namespace of the policy where that matters, else -1.
    let namespace: Int
  }

  init(
    _ classes: PodClasses, _ namespaces: Namespaces, _ line: AddressLine, _ vocabulary: LabelVocabulary,
    _ hostNetwork: HostNetworkReading
  ) {
    self.classes = classes
    self.namespaces = namespaces
    self.line = line
    let bound = classes.all.count + line.intervals.count
    self.bound = bound
    var onHost = BitSet(bound: bound)
    for (position, pod) in classes.all.enumerated() where pod.isOnHost { onHost.insert(position) }
    self.onHost = onHost
    unselectable = hostNetwork == .pod ? BitSet(bound: bound) : onHost
    located = classes.all.enumerated().compactMap { $1.intervals.isEmpty ? nil : ($0, $1.intervals) }
    pods = LabelTable(classes.all.map(\.labels))
    // The last is that of the controller, of which nothing is known.
    spaces = LabelTable(
      (0..<namespaces.count).map { vocabulary.project(namespaces.labels($0)) } + [[]])
  }

  /// The classes that policies of a namespace are about.
  mutating func subjects(_ selector: CompiledSelector, in namespace: Int) -> BitSet {
    selected(selector, in: CollectionOfOne(namespace))
  }

  /// The number of the set of all that some peers mean.
  ///
  /// - Parameters:
  ///   - peers: Nil stands for everyone.
  ///   - namespace: That of the policy; any where it has none.
  ///   - withoutHost: Whether selectors leave out pods on the network of their node.
  mutating func number(of peers: [CompiledPeer]?, _ namespace: Int, withoutHost: Bool = false) -> Int {
    guard let peers else { return number(of: BitSet(bound: bound, 0..<bound)) }
    var result = BitSet(bound: bound)
    var namesAddresses = false
    for peer in peers {
      switch peer {
      case .pods(let selector, let spaces):
        let selected = pods(selector, spaces, namespace)
        result.formUnion(withoutHost ? selected.subtracting(onHost) : selected)
      case .block(let block):
        namesAddresses = true
        insert(block, into: &result)
      }
    }
    guard namesAddresses else { return number(of: result) }
    for (position, intervals) in located
    where intervals.contains(where: { result.contains(classes.all.count + $0) }) {
      result.insert(position)
    }
    return number(of: result)
  }

  mutating func number(of set: BitSet) -> Int {
    if let number = numbers[set] { return number }
    numbers[set] = sets.count
    sets.append(set)
    return sets.count - 1
  }

  private mutating func pods(
    _ selector: CompiledSelector, _ namespaceSelector: CompiledSelector?, _ namespace: Int
  ) -> BitSet {
    let key = Scoped(
      pods: selector, namespaces: namespaceSelector, namespace: namespaceSelector == nil ? namespace : -1)
    if let known = known[key] { return known }
    let result =
      if let namespaceSelector {
        selected(selector, in: spaces.selected(by: namespaceSelector))
      } else {
        selected(selector, in: CollectionOfOne(namespace))
      }
    known[key] = result
    return result
  }

  private mutating func selected(_ selector: CompiledSelector, in spaces: some Sequence<Int>) -> BitSet {
    var result = BitSet(bound: bound)
    for space in spaces { result.insert(classes.spans[space]) }
    let selected = pods.selected(by: selector)
    result.formIntersection(smaller: selected)
    result.subtract(unselectable)
    return result
  }

  /// Adds the intervals of a block between its exceptions.
  private func insert(_ block: AddressBlock, into result: inout BitSet) {
    let first = classes.all.count
    let whole = line.positions(of: block.range)
    var next = whole.lowerBound
    for hole in block.except.map(line.positions).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if next < hole.lowerBound { result.insert(first + next..<first + hole.lowerBound) }
      next = max(next, hole.upperBound)
    }
    if next < whole.upperBound { result.insert(first + next..<first + whole.upperBound) }
  }
}

/// How pods on the network of their node are seen. The documentation of NetworkPolicy leaves it to the plugin,
/// and names these two ways.
public enum HostNetworkReading: String, Sendable, CaseIterable {
  /// Their traffic is told apart, and policies treat them like other pods.
  case pod
  /// Policies do not reach them, and as peers they are their node's address. The usual way.
  case node
}

extension PeerResolver {
  /// The classes that a policy of a tier is about: never those on the network of their node.
  mutating func tierSubjects(_ peer: CompiledPeer) -> BitSet {
    sets[number(of: [peer], -1, withoutHost: true)]
  }

  /// The peers of a rule of a tier, in the same way. Everyone is every pod for ingress: tiers say nothing of
  /// what comes from outside.
  mutating func tierPeers(_ rule: CompiledRule) -> Int {
    guard rule.peers == nil, rule.direction == .ingress else {
      return number(of: rule.peers, -1, withoutHost: true)
    }
    var pods = BitSet(bound: bound, 0..<classes.all.count)
    pods.subtract(onHost)
    return number(of: pods)
  }

  /// One rule as rectangles: one where it names no ports, else one for each way in which its destinations
  /// number them. Addresses have no names for ports.
  mutating func rectangles(of rule: CompiledRule, policy: Int, subjects: BitSet, peers: Int) -> [Rectangle] {
    func rectangle(_ subjects: BitSet, _ peers: Int, _ connections: ConnectionSet) -> Rectangle {
      Rectangle(
        policy: policy, rule: rule.node, direction: rule.direction, subjects: subjects, span: subjects.span,
        peers: peers, connections: connections)
    }
    guard rule.ports.namesPorts else { return [rectangle(subjects, peers, rule.ports.numbered)] }
    switch rule.direction {
    case .ingress:
      return parts(of: subjects, rule.ports).map { rectangle($0.members, peers, $0.connections) }
    case .egress:
      return parts(of: sets[peers], rule.ports).map {
        rectangle(subjects, number(of: $0.members), $0.connections)
      }
    }
  }

  /// The destinations by what the ports come to on them, in the order of the first of each.
  private func parts(
    of destinations: BitSet, _ ports: PortDemand
  ) -> [(connections: ConnectionSet, members: BitSet)] {
    var positions: [ConnectionSet: Int] = [:]
    var parts: [(connections: ConnectionSet, members: BitSet)] = []
    for destination in destinations {
      let table = destination < classes.all.count ? classes.all[destination].ports : []
      let connections = ports.resolved(table)
      guard !connections.isEmpty else { continue }
      let position = positions[connections] ?? parts.count
      if position == parts.count {
        positions[connections] = position
        parts.append((connections, BitSet(bound: bound)))
      }
      parts[position].members.insert(destination)
    }
    return parts
  }
}
