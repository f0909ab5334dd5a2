internal import Kubernetes
internal import Synchronization

/// Which needs of the risky permissions each role meets, worked out once a role: many are bound to it.
final class RoleNeeds: Sendable {
  private let known = Mutex<[Int: Answer]>([:])
  /// All needs apart that count in the version, each with its position: what is looked at for every rule.
  private let flat: [(position: Int, need: RiskyPermission.Need)]

  init(_ version: KubernetesVersion) {
    flat = Self.positions.flatMap { permission, needs in
      zip(needs, permission.needs).flatMap { position, anyOf in
        anyOf.filter { $0.counts(in: version) }.map { (position, $0) }
      }
    }
  }

  struct Answer: Sendable {
    let all: [Met]
    /// The same without the rules that Kubernetes itself writes into a role of that name.
    let added: [Met]
  }

  /// A rule that meets a need: one for all objects rather than one for some by name, and the first of such.
  struct Met: Sendable {
    /// The position of the need among those of all permissions.
    let need: Int
    let source: AccessRole
    let rule: PolicyRule
    let isNamed: Bool
  }

  /// The permissions, each with the positions of its needs.
  static let positions: [(whole: RiskyPermission, needs: Range<Int>)] = {
    var next = 0
    return RiskyPermission.all.map { permission in
      defer { next += permission.needs.count }
      return (permission, next..<next + permission.needs.count)
    }
  }()

  static let count = positions.last?.needs.upperBound ?? 0

  /// - Parameter sources: The roles with the rules of the one at a position.
  func answer(role: Int, _ sources: () -> [AccessRole]) -> Answer {
    if let answer = known.withLock({ $0[role] }) { return answer }
    // Two threads may work out the same, which takes less than that one wait for all that the other does.
    let sources = sources()
    let answer = Answer(
      all: met(sources) { _, _ in true }, added: met(sources) { !$0.isDefault($1) })
    known.withLock { $0[role] = answer }
    return answer
  }

  private func met(_ sources: [AccessRole], _ isCounted: (AccessRole, PolicyRule) -> Bool) -> [Met] {
    var found: [Met?] = Array(repeating: nil, count: Self.count)
    for source in sources {
      for rule in source.rules {
        var isKnownToCount = false
        for (position, need) in flat where found[position]?.isNamed ?? true {
          let (isMet, isNamed) = need.answer(rule)
          guard isMet, found[position] == nil || !isNamed else { continue }
          guard isKnownToCount || isCounted(source, rule) else { break }
          isKnownToCount = true
          found[position] = Met(need: position, source: source, rule: rule, isNamed: isNamed)
        }
      }
    }
    return found.compactMap { $0 }
  }
}
