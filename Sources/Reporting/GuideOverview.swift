public import Assessment
internal import Checks
public import Findings
internal import Guide
public import Judgement

/// Every recommendation and what can be said of it today, for `bulwark guide`.
public struct GuideOverview {
  private let style: Style
  private let showsEvidence: Bool
  private let checks: [String: Int]
  /// The statements of the configuration, by recommendation.
  private let attestations: [String: Attestation]
  private let today: Day
  /// What a run says of each, where there was one.
  private let verdicts: [String: RecommendationAssessment]
  private let provider: String?

  /// - Parameters:
  ///   - configuration: What is attested.
  ///   - today: The day by which statements expire.
  ///   - report: Of a live cluster; nil says what could be checked at all.
  public init(
    style: Style, showsEvidence: Bool, configuration: Configuration?, today: Day, report: Report? = nil
  ) {
    verdicts = Dictionary((report?.assessments ?? []).map { ($0.id, $0) }) { first, _ in first }
    provider = report?.provider
    self.style = style
    self.showsEvidence = showsEvidence
    self.today = today
    attestations = Dictionary(
      (configuration?.attestations ?? []).map { ($0.recommendation, $0) }
    ) { first, _ in first }
    checks = Registry.checks.reduce(into: [:]) { $0[type(of: $1).about.recommendation, default: 0] += 1 }
  }

  private func standing(_ statement: Attestation) -> AttestationStanding {
    statement.isExpired(on: today) ? .expired : .valid
  }

  /// Whether a statement is all that can decide it, and whether one does.
  private func isAttested(_ recommendation: Recommendation) -> Bool? {
    guard Registry.names.isAttestable(recommendation) else { return nil }
    return attestations[recommendation.id].map { standing($0) == .valid } ?? false
  }

  /// What can be said: checked in manifests, attested or to be, or not assessed for want of a check.
  private func state(_ recommendation: Recommendation) -> (word: String, needs: String) {
    if let verdict = verdicts[recommendation.id] { return state(verdict, recommendation) }
    let needs: String
    if case .attested(let statement) = recommendation.evidence {
      needs = statement
    } else {
      needs = recommendation.artefacts.map(\.name).joined(separator: ", ")
    }
    let words = [
      checks[recommendation.id].map { Wording.counted($0, "check") },
      isAttested(recommendation).map { $0 ? "attested" : "to be attested" },
    ].compactMap { $0 }
    return (words.isEmpty ? "not assessed" : words.joined(separator: ", "), needs)
  }

  /// What a run found. What a cloud runs is not the owner's to mend, and no file of it is to be seen.
  private func state(
    _ assessment: RecommendationAssessment, _ recommendation: Recommendation
  ) -> (word: String, needs: String) {
    let isUnseen = assessment.verdict == .notAssessed || assessment.verdict == .notApplicable
    if let provider, isUnseen, recommendation.isOfControlPlane {
      return ("managed by \(provider)", "the settings of \(provider)")
    }
    let count = assessment.findings > 0 ? ", \(Wording.counted(assessment.findings, "finding"))" : ""
    return (assessment.verdict.rawValue + count, assessment.missing.joined(separator: ", "))
  }

  public func write(to output: Output) {
    let wordWidth = Catalogue.recommendations.map { state($0).word.count }.max() ?? 0
    for chapter in Chapter.allCases {
      let recommendations = Catalogue.recommendations.filter { $0.chapter == chapter }
      output.write("\(style.bold(chapter.title))\n")
      let width = recommendations.map(\.id.count).max() ?? 0
      for recommendation in recommendations {
        let (word, needs) = state(recommendation)
        let isCovered = checks[recommendation.id] != nil || isAttested(recommendation) == true
        let id = recommendation.id + String(repeating: " ", count: width - recommendation.id.count)
        let padding = String(repeating: " ", count: wordWidth + 2 - word.count)
        let severity = recommendation.severity
        let level =
          style.severity(severity, severity.rawValue)
          + String(repeating: " ", count: 10 - severity.rawValue.count)
        output.write(
          "  \(id)  \(level)\(isCovered ? style.good(word) : style.dim(word))\(padding)\(recommendation.title)\n"
        )
        if let statement = attestations[recommendation.id] {
          output.write(style.dim("      \(Wording.standing(statement, standing(statement)))") + "\n")
        }
        if showsEvidence { output.write(style.dim("      evidence: \(needs)") + "\n") }
      }
      output.write("\n")
    }
    let states = Catalogue.recommendations.map(isAttested)
    let checked = Catalogue.recommendations.count { checks[$0.id] != nil }
    output.write("\(checked) of \(states.count) recommendations have checks today; ")
    output.write(
      "\(states.count { $0 == true }) are attested, \(states.count { $0 == false }) are still to be.\n")
  }

  public func writeJSON(to output: Output) {
    JSONWriter.write(to: output) { json in
      json.array { json in
        for recommendation in Catalogue.recommendations {
          let (word, needs) = state(recommendation)
          json.lineBreak()
          json.object { json in
            json.field("id", recommendation.id)
            json.field("chapter", recommendation.chapter.title)
            json.field("title", recommendation.title)
            json.field("section", recommendation.section)
            json.field("severity", recommendation.severity.rawValue)
            json.field("checks", checks[recommendation.id] ?? 0)
            json.field("state", word)
            json.field("evidence", needs)
            let statement = attestations[recommendation.id]
            json.attestation(statement, statement.map(standing))
          }
        }
      }
    }
  }
}
