internal import Documents
internal import Kubernetes

/// What one rule does: it lets each of its subjects and each of its peers connect, the way of its direction,
/// on some ports. Where pods number a named port differently, a rule is several of them.
struct Rectangle: Sendable {
  /// The position of the policy.
  let policy: Int
  let rule: Node
  let direction: TrafficDirection
  let subjects: BitSet
  /// The words of `subjects` that have members: all in one namespace.
  let span: Range<Int>
  /// The number of the set of peers; equal sets have one number.
  let peers: Int
  let connections: ConnectionSet
}
