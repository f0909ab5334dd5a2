/// What one source reaches: for each atom of ports, the destinations. It keeps its room between sources.
struct Row {
  private(set) var reached: [BitSet]
  private var accepted: [BitSet]
  private let everything: BitSet

  init(_ connectivity: Connectivity) {
    let empty = BitSet(bound: connectivity.bound)
    everything = BitSet(bound: connectivity.bound, 0..<connectivity.bound)
    reached = Array(repeating: empty, count: connectivity.atoms.count)
    accepted = reached
  }

  /// Computes it for one source, a class of pods or an interval of addresses.
  mutating func compute(from source: Int, in connectivity: Connectivity) {
    let open = everything.subtracting(connectivity.ingressIsolated)
    for atom in reached.indices { reached[atom] = open }
    for (number, peers) in connectivity.peerSets.enumerated()
    where !connectivity.ingressByPeers[number].isEmpty && peers.contains(source) {
      for index in connectivity.ingressByPeers[number] {
        let rectangle = connectivity.rectangles[index]
        for atom in connectivity.atoms.atoms(of: rectangle.connections) {
          reached[atom].formUnion(rectangle.subjects, within: rectangle.span)
        }
      }
    }
    guard connectivity.egressIsolated.contains(source) else { return }
    for atom in accepted.indices { accepted[atom].clear() }
    for index in connectivity.egressBySubject[source] {
      let rectangle = connectivity.rectangles[index]
      for atom in connectivity.atoms.atoms(of: rectangle.connections) {
        accepted[atom].formUnion(connectivity.peerSets[rectangle.peers])
      }
    }
    for atom in reached.indices { reached[atom].formIntersection(accepted[atom]) }
  }
}
