/// A map in three numbers, without making it: for networks of thousands of workloads.
public struct NetworkSummary: Sendable, Equatable {
  /// The ordered pairs of different workloads of which the first may send something to the second.
  public let openWays: Int
  /// All ordered pairs.
  public let allWays: Int
  /// The workloads that may receive something from some address outside.
  public let exposed: Int

  public init(_ connectivity: Connectivity) {
    let classes = connectivity.classes
    allWays = connectivity.workloads.count * max(connectivity.workloads.count - 1, 0)
    var row = Row(connectivity)
    var outside = BitSet(bound: connectivity.bound)
    for range in connectivity.sourceRanges
    where connectivity.knowsIPv6 || range.lowerBound < connectivity.line.ipv4Count {
      row.compute(from: classes.all.count + range.lowerBound, in: connectivity)
      for reached in row.reached { outside.formUnion(reached) }
    }
    exposed = classes.ofWorkload.count { $0.contains(where: outside.contains) }

    // Workloads of the same classes reach the same, and are reached by the same.
    var counts: [[Int]: Int] = [:]
    for members in classes.ofWorkload { counts[members, default: 0] += 1 }
    let groups = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let isPlain = groups.allSatisfy { $0.key.count == 1 && $0.value == 1 }
    let pods = BitSet(
      bound: connectivity.bound, 0..<classes.stranger)
    var open = 0
    for (members, count) in groups {
      var reached = BitSet(bound: connectivity.bound)
      for member in members {
        row.compute(from: member, in: connectivity)
        for destinations in row.reached { reached.formUnion(destinations) }
      }
      if isPlain {
        reached.formIntersection(pods)
        open += reached.count - (reached.contains(members[0]) ? 1 : 0)
        continue
      }
      for (others, otherCount) in groups where others.contains(where: reached.contains) {
        open += count * (others == members ? otherCount - 1 : otherCount)
      }
    }
    openWays = open
  }
}
