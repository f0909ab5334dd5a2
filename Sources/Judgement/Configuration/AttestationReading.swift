internal import Documents
internal import Findings
public import Guide

/// The keys of an attestation.
public enum AttestationKey: String, Sendable, CaseIterable {
  case id, answer, owner, evidence, date, expires
}

extension FieldReader {
  /// Reads the list of attestations; of each recommendation there is one.
  mutating func attestations(_ node: Node, _ names: CheckNames, subject: Subject) -> [Attestation] {
    var lines: [String: Int] = [:]
    return items(node, "attestations").compactMap { item in
      guard let attestation = attestation(item, names, subject) else { return nil }
      let (id, line) = (attestation.recommendation, source.position(at: item.range.lowerBound).line)
      if let first = lines.updateValue(line, forKey: id) {
        fault(key: item["id"] ?? item, "\(id) is attested twice; the first is on line \(first)")
      }
      return attestation
    }
  }

  /// Nil, and a fault, where something is missing or makes no sense.
  private mutating func attestation(_ node: Node, _ names: CheckNames, _ subject: Subject) -> Attestation? {
    var (id, answer, owner, evidence): (String?, String?, String?, String?)
    var (date, expires): (Day?, Day?)
    var given: Set<AttestationKey> = []
    var place = Place.value(node)
    for (key, value) in entries(of: node, "an attestation", AttestationKey.self) {
      given.insert(key)
      switch key {
      case .id:
        place = .key(value)
        id = recommendation(value, names)
      case .answer: answer = self.answer(value)
      case .owner: owner = text(value)
      case .evidence: evidence = text(value)
      case .date: date = day(value)
      case .expires: expires = day(value)
      }
    }
    guard node.isMapping else { return nil }
    for key in AttestationKey.allCases where key != .evidence && !given.contains(key) {
      fault(node, "an attestation needs the key \(key.rawValue)")
    }
    guard let id, let answer, let owner, let date, let expires else { return nil }
    if expires < date { fault(node["expires"] ?? node, "ends before it was made on \(date)") }
    return Attestation(
      recommendation: id, answer: answer, owner: owner, evidence: evidence, date: date, expires: expires,
      place: place, subject: subject)
  }

  private mutating func recommendation(_ node: Node, _ names: CheckNames) -> String? {
    guard let id = text(node) else { return nil }
    do throws(CheckNames.Unknown) {
      return try names.attestable(id).id
    } catch {
      fault(node, error.message)
      return nil
    }
  }

  /// What is not so is not attested: it would be read as kept.
  private mutating func answer(_ node: Node) -> String? {
    guard let text = text(node) else { return nil }
    guard !["no", "n", "false", "off"].contains(text.lowercased()) else {
      fault(
        node, "an attestation says how a recommendation is kept; leave it out where the answer is '\(text)'")
      return nil
    }
    return text
  }
}

extension CheckNames {
  /// Whether only a statement can decide a recommendation in whole.
  public func isAttestable(_ recommendation: Recommendation) -> Bool {
    (try? attestable(recommendation.id)) != nil
  }

  /// The recommendation with this id, which only a statement can decide in whole.
  func attestable(_ id: String) throws(Unknown) -> Recommendation {
    guard let recommendation = Catalogue.recommendation(id) else {
      let near = Catalogue.nearest(to: id)
      throw Unknown(
        message: "there is no recommendation '\(id)'; "
          + (near.map { "did you mean \($0)?" } ?? "`bulwark guide` lists them"))
    }
    guard case .attested = recommendation.evidence else {
      let artefacts = recommendation.artefacts.map(\.name).joined(separator: ", ")
      throw Unknown(message: "\(id) is judged by what is there (\(artefacts)), and by no statement")
    }
    let parameters = abouts.filter { $0.recommendation == id }.flatMap(\.requiredParameters)
    if let parameter = parameters.first {
      throw Unknown(message: "\(id) is judged by its check; set the parameter \(parameter.name) instead")
    }
    return recommendation
  }
}
