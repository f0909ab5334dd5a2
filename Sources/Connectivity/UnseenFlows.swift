public import Kubernetes

/// What policies let pass with pods that the input does not show: the next that bears the labels that a rule
/// selects may send and receive it.
public struct UnseenFlows: Sendable {
  /// What may pass with one sort of pods.
  public struct Flow: Sendable {
    public let peer: UnseenPeer
    public let connections: ConnectionSet
  }

  /// False where rules speak of too many sorts of pods to be asked for each workload: nothing is told of them then.
  public let isWhole: Bool
  /// What any pod may send a workload, and be sent by it, whatever its labels.
  public private(set) var ofAnyPod: [(sent: ConnectionSet, received: ConnectionSet)]
  /// What else, workload by workload: in, and out.
  public private(set) var ingress: [[Flow]]
  public private(set) var egress: [[Flow]]

  /// - Parameter mostPairs: Of the pods that are made up, and workloads.
  public init(_ connectivity: Connectivity, _ inventory: Inventory, mostPairs: Int = 50_000_000) {
    let count = connectivity.workloads.count
    ofAnyPod = Array(repeating: (.all, .all), count: count)
    ingress = Array(repeating: [], count: count)
    egress = ingress
    var cast = UnseenCast(connectivity, inventory)
    let pods = cast.peers.reduce(0) { $0 + $1.titles.count }
    var all = Inventory(objects: inventory.objects + cast.objects)
    isWhole = pods <= mostPairs / max(1, count) && NetworkSize.isWithinLimit(all)
    if !isWhole {
      cast.peers = []
      all = Inventory(objects: inventory.objects + cast.objects.suffix(2))
    }
    let whole = Connectivity(all, hostNetwork: connectivity.hostNetwork)
    var positions: [String: Int] = [:]
    for (position, workload) in whole.workloads.enumerated() { positions[workload.title] = position }
    let seen = connectivity.workloads.compactMap { positions[$0.title] }
    guard seen.count == count else { return }
    let classes = seen.map { whole.classes.ofWorkload[$0] }
    func members(_ titles: [String]) -> [Int] {
      titles.compactMap { positions[$0] }.flatMap { whole.classes.ofWorkload[$0] }
    }
    let strangers = [whole.classes.stranger] + members([cast.contrary])
    let peers = cast.peers.map { ($0.peer, $0.directions, members($0.titles)) }

    var row = Row(whole)
    /// What passes from a source, and whatever may stand for it, to each workload.
    func sent(by sources: [Int]) -> [ConnectionSet] {
      var common = Array(repeating: ConnectionSet.all, count: count)
      for source in sources {
        row.compute(from: source, in: whole)
        for workload in 0..<count {
          common[workload] = common[workload].intersection(row.connections(to: classes[workload], whole))
        }
      }
      return common
    }
    let ofStrangers = sent(by: strangers)
    for workload in 0..<count { ofAnyPod[workload].sent = ofStrangers[workload] }
    for (peer, directions, members) in peers where directions.contains(.ingress) && !members.isEmpty {
      for (workload, connections) in sent(by: members).enumerated()
      where !connections.subtracting(ofStrangers[workload]).isEmpty {
        ingress[workload].append(Flow(peer: peer, connections: connections))
      }
    }
    for workload in 0..<count {
      let received = received(from: classes[workload], by: [strangers] + peers.map(\.2), &row, whole)
      ofAnyPod[workload].received = received[0]
      for (number, (peer, directions, members)) in peers.enumerated()
      where directions.contains(.egress) && !members.isEmpty {
        let connections = received[number + 1]
        if !connections.subtracting(received[0]).isEmpty {
          egress[workload].append(Flow(peer: peer, connections: connections))
        }
      }
    }
  }

  /// For each group of destinations what some source may send to all of them.
  private func received(
    from sources: [Int], by groups: [[Int]], _ row: inout Row, _ whole: Connectivity
  ) -> [ConnectionSet] {
    var known = groups.map { $0.map { _ in ConnectionSet.none } }
    for source in sources {
      row.compute(from: source, in: whole)
      for (number, group) in groups.enumerated() {
        for (place, destination) in group.enumerated() {
          known[number][place].formUnion(row.connections(to: [destination], whole))
        }
      }
    }
    return known.map { $0.reduce(.all) { $0.intersection($1) } }
  }
}
