internal import Documents
internal import Kubernetes

/// What one rule does: it speaks of the traffic between each of its subjects and each of its peers, the way of
/// its direction, on some ports. Where pods number a named port differently, a rule is several of them.
struct Rectangle: Sendable {
  /// The position of the policy among those of its kind.
  let policy: Int
  let rule: Node
  let direction: TrafficDirection
  let subjects: BitSet
  /// The words of `subjects` that have members: few for a NetworkPolicy, which is about one namespace.
  let span: Range<Int>
  /// The number of the set of peers; equal sets have one number.
  let peers: Int
  let connections: ConnectionSet
}

/// A rule of a tier.
struct TierRectangle: Sendable {
  let tier: TierPolicy.Tier
  let action: TierAction
  let rectangle: Rectangle
}

/// All rules of one direction.
struct DirectedRules: Sendable {
  /// Those of NetworkPolicies.
  var rules: [Rectangle] = []
  /// Those of the tiers in the order in which they decide.
  var tiers: [TierRectangle] = []
  /// What each NetworkPolicy isolates, by its position, and what some of them does.
  private(set) var isolating: [BitSet] = []
  private(set) var isolated: BitSet
  /// Positions in `rules`: of ingress by the number of the set of peers, of egress by subject.
  private(set) var lookup: [[Int]] = []

  init(bound: Int) { isolated = BitSet(bound: bound) }

  /// Takes in what the next NetworkPolicy isolates.
  mutating func isolate(_ subjects: BitSet) {
    isolating.append(subjects)
    isolated.formUnion(subjects)
  }

  var all: [Rectangle] { rules + tiers.map(\.rectangle) }

  mutating func index(byPeers count: Int) {
    lookup = Array(repeating: [], count: count)
    for (number, rectangle) in rules.enumerated() { lookup[rectangle.peers].append(number) }
  }

  mutating func index(bySubjects count: Int) {
    lookup = Array(repeating: [], count: count)
    for (number, rectangle) in rules.enumerated() {
      for subject in rectangle.subjects { lookup[subject].append(number) }
    }
  }
}
