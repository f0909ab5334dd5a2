internal import Documents
internal import Kubernetes
internal import Synchronization

/// Which needs of the risky permissions each rule meets, worked out once a rule: many are bound to it.
final class RuleNeeds: Sendable {
  private let known = Mutex<[Node: [Answer]]>([:])

  struct Answer: Sendable {
    /// The position of the need among those of all permissions.
    let need: Int
    /// Only for objects of some names.
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

  func answers(of rule: PolicyRule) -> [Answer] {
    known.withLock { known in
      if let answers = known[rule.node] { return answers }
      let answers = Self.answers(of: rule)
      known[rule.node] = answers
      return answers
    }
  }

  /// All needs apart, each with its position: what is looked at for every rule.
  private static let all: [(position: Int, need: RiskyPermission.Need)] = positions.flatMap {
    permission, needs in
    zip(needs, permission.needs).flatMap { position, anyOf in anyOf.map { (position, $0) } }
  }

  private static func answers(of rule: PolicyRule) -> [Answer] {
    var answers: [Answer] = []
    for (position, need) in all {
      let (isMet, isNamed) = need.answer(rule)
      guard isMet else { continue }
      if answers.last?.need == position {
        if !isNamed { answers[answers.count - 1] = Answer(need: position, isNamed: false) }
      } else {
        answers.append(Answer(need: position, isNamed: isNamed))
      }
    }
    return answers
  }
}
