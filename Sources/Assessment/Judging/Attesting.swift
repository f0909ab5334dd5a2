internal import Findings
internal import Judgement

/// What a statement is worth after the run.
public enum AttestationStanding: String, Sendable {
  case valid
  /// Its last day is over.
  case expired
  /// It still holds, and a check has found the opposite.
  case contradicted
}

extension Report {
  /// The statements that the run went by.
  public var hasAttestations: Bool { !attestations.isEmpty }

  /// Takes up the statements of the configuration, and warns of those that findings contradict. The checks
  /// must have run.
  mutating func attest(_ statements: [Attestation], today: Day?) {
    self.today = today
    attestations = Dictionary(statements.map { ($0.recommendation, $0) }) { first, _ in first }
    for statement in statements where standing(of: statement) == .contradicted {
      let source = statement.place.tree.source
      let line = source.position(at: statement.place.range.lowerBound).line
      let count = found[statement.recommendation] ?? 0
      warnings.append(
        "\(statement.recommendation) is attested by \(statement.owner) until \(statement.expires) "
          + "(\(source.name):\(line)), and \(count == 1 ? "a finding contradicts" : "\(count) findings contradict") it"
      )
    }
  }

  func standing(of statement: Attestation) -> AttestationStanding {
    if statement.isExpired(on: today) { return .expired }
    return found[statement.recommendation] == nil ? .valid : .contradicted
  }
}
