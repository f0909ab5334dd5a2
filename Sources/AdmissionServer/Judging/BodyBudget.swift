#if Server
  internal import Synchronization

  /// The bytes of bodies that may be held at a time, by all connections together. Counted as they come: who sends
  /// slowly takes up little.
  final class BodyBudget: Sendable {
    private let limit: Int
    private let held = Atomic(0)

    init(_ limit: Int) { self.limit = limit }

    /// Whether there was room for so many more.
    func take(_ bytes: Int) -> Bool {
      if held.add(bytes, ordering: .relaxed).newValue <= limit { return true }
      give(bytes)
      return false
    }

    func give(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
  }
#endif
