internal import Assessment
internal import Judgement

/// The words and fields for statements of the configuration.
extension Wording {
  /// "by identity@example.com until 2027-01-31".
  static func term(_ statement: Attestation) -> String {
    "by \(plain(statement.owner)) until \(statement.expires)"
  }

  /// "attested by identity@example.com until 2026-01-31, which is over".
  static func standing(_ statement: Attestation, _ standing: AttestationStanding) -> String {
    let term = "attested \(term(statement))"
    switch standing {
    case .valid: return term
    case .expired: return "\(term), which is over"
    case .contradicted: return "\(term), and contradicted"
    }
  }
}

extension JSONWriter {
  /// The field `attestation`: null where there is no statement.
  mutating func attestation(_ statement: Attestation?, _ standing: AttestationStanding?) {
    key("attestation")
    guard let statement, let standing else { return null() }
    let source = statement.place.tree.source
    object { json in
      json.field("standing", standing.rawValue)
      json.field("answer", statement.answer)
      json.field("owner", statement.owner)
      json.field("evidence", statement.evidence)
      json.field("date", statement.date.description)
      json.field("expires", statement.expires.description)
      json.field("file", source.name)
      json.field("line", source.position(at: statement.place.range.lowerBound).line)
    }
  }
}
