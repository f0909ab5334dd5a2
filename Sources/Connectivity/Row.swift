internal import Kubernetes

/// What one source reaches: for each atom of ports, the destinations. It keeps its room between sources.
struct Row {
  private(set) var reached: [BitSet]
  private var sent: [BitSet]
  private let nothing: BitSet
  private let everything: BitSet

  init(_ connectivity: Connectivity) {
    nothing = BitSet(bound: connectivity.bound)
    everything = BitSet(bound: connectivity.bound, 0..<connectivity.bound)
    reached = Array(repeating: nothing, count: connectivity.atoms.count)
    sent = reached
  }

  /// Computes it for one source, a class of pods or an interval of addresses.
  mutating func compute(from source: Int, in connectivity: Connectivity) {
    receive(source, connectivity)
    guard send(source, connectivity) else { return }
    for atom in reached.indices { reached[atom].formIntersection(sent[atom]) }
  }

  /// What may pass to any of some positions.
  func connections(to positions: [Int], _ connectivity: Connectivity) -> ConnectionSet {
    reached.enumerated().reduce(into: .none) { sum, entry in
      if positions.contains(where: entry.element.contains) {
        sum.formUnion(connectivity.atoms.sets[entry.offset])
      }
    }
  }

  /// What the destinations let in from the source.
  private mutating func receive(_ source: Int, _ connectivity: Connectivity) {
    let rules = connectivity.ingress
    for atom in reached.indices { reached[atom].clear() }
    for (number, positions) in rules.lookup.enumerated()
    where !positions.isEmpty && connectivity.peerSets[number].contains(source) {
      for position in positions {
        let rectangle = rules.rules[position]
        for atom in connectivity.atoms.atoms(of: rectangle.connections) {
          reached[atom].formUnion(rectangle.subjects, within: rectangle.span)
        }
      }
    }
    guard rules.tiers.isEmpty else {
      let hits = rules.tiers.filter { connectivity.peerSets[$0.rectangle.peers].contains(source) }
      Self.settle(
        &reached, isolated: rules.isolated, hits.map { ($0, $0.rectangle.subjects) }, connectivity.atoms,
        everything)
      return
    }
    for atom in reached.indices { reached[atom].formUnion(complementOf: rules.isolated, everything) }
  }

  /// What the source lets out; false where that is everything.
  private mutating func send(_ source: Int, _ connectivity: Connectivity) -> Bool {
    let rules = connectivity.egress
    let isIsolated = rules.isolated.contains(source)
    let hits = rules.tiers.filter { $0.rectangle.subjects.contains(source) }
    guard isIsolated || !hits.isEmpty else { return false }
    for atom in sent.indices { sent[atom].clear() }
    if isIsolated {
      for position in rules.lookup[source] {
        let rectangle = rules.rules[position]
        for atom in connectivity.atoms.atoms(of: rectangle.connections) {
          sent[atom].formUnion(connectivity.peerSets[rectangle.peers])
        }
      }
    }
    Self.settle(
      &sent, isolated: isIsolated ? everything : nothing,
      hits.map { ($0, connectivity.peerSets[$0.rectangle.peers]) }, connectivity.atoms, everything)
    return true
  }

  /// Takes what NetworkPolicies allow to the verdict of all tiers: the first rule of the Admin tier that meets
  /// the traffic decides, unless it passes; then NetworkPolicies, where one isolates; then the Baseline tier;
  /// what nobody decides is allowed.
  private static func settle(
    _ allowed: inout [BitSet], isolated: BitSet, _ hits: [(rule: TierRectangle, ends: BitSet)],
    _ atoms: PortAtoms, _ everything: BitSet
  ) {
    var admin = TierMasks(count: allowed.count, everything)
    admin.decide(hits.filter { $0.rule.tier == .admin }, atoms)
    var baseline = TierMasks(count: allowed.count, everything)
    baseline.decide(hits.filter { $0.rule.tier == .baseline }, atoms)
    for atom in allowed.indices {
      // Where policies isolate, they have the last word; else the Baseline tier has.
      var below = everything
      below.subtract(isolated)
      below.subtract(baseline.denied[atom])
      allowed[atom].formIntersection(isolated)
      allowed[atom].formUnion(below)
      allowed[atom].subtract(admin.denied[atom])
      allowed[atom].formUnion(admin.allowed[atom])
    }
  }
}

/// What one tier has decided, by atom.
private struct TierMasks {
  private(set) var allowed: [BitSet]
  private(set) var denied: [BitSet]
  private var undecided: [BitSet]

  init(count: Int, _ everything: BitSet) {
    undecided = Array(repeating: everything, count: count)
    allowed = Array(repeating: everything.subtracting(everything), count: count)
    denied = allowed
  }

  mutating func decide(_ hits: [(rule: TierRectangle, ends: BitSet)], _ atoms: PortAtoms) {
    for hit in hits {
      for atom in atoms.atoms(of: hit.rule.rectangle.connections) {
        let met = hit.ends.intersection(undecided[atom])
        undecided[atom].subtract(met)
        switch hit.rule.action {
        case .allow: allowed[atom].formUnion(met)
        case .deny: denied[atom].formUnion(met)
        case .pass: break
        }
      }
    }
  }
}
