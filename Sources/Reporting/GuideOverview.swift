internal import Checks
internal import Findings
internal import Guide

/// Every recommendation and what can be said of it today, for `bulwark guide`.
public struct GuideOverview {
  private let style: Style
  private let showsEvidence: Bool
  private let checks: [String: Int]

  public init(style: Style, showsEvidence: Bool) {
    self.style = style
    self.showsEvidence = showsEvidence
    checks = Registry.checks.reduce(into: [:]) { $0[type(of: $1).about.recommendation, default: 0] += 1 }
  }

  /// What can be said: checked in manifests, to be attested, or not assessed for want of a check.
  private func state(_ recommendation: Recommendation) -> (word: String, needs: String) {
    let needs: String
    if case .attested(let statement) = recommendation.evidence {
      needs = statement
    } else {
      needs = recommendation.artefacts.map(\.name).joined(separator: ", ")
    }
    guard let count = checks[recommendation.id] else {
      if case .attested = recommendation.evidence { return ("to be attested", needs) }
      return ("not assessed", needs)
    }
    return (count == 1 ? "1 check" : "\(count) checks", needs)
  }

  public func write(to output: Output) {
    var covered = 0
    for chapter in Chapter.allCases {
      let recommendations = Catalogue.recommendations.filter { $0.chapter == chapter }
      output.write("\(style.bold(chapter.title))\n")
      let width = recommendations.map(\.id.count).max() ?? 0
      for recommendation in recommendations {
        let (word, needs) = state(recommendation)
        let isCovered = checks[recommendation.id] != nil
        covered += isCovered ? 1 : 0
        let id = recommendation.id + String(repeating: " ", count: width - recommendation.id.count)
        let padding = String(repeating: " ", count: 16 - word.count)
        let severity = recommendation.severity
        let level =
          style.severity(severity, severity.rawValue)
          + String(repeating: " ", count: 10 - severity.rawValue.count)
        output.write(
          "  \(id)  \(level)\(isCovered ? style.good(word) : style.dim(word))\(padding)\(recommendation.title)\n"
        )
        if showsEvidence { output.write(style.dim("      evidence: \(needs)") + "\n") }
      }
      output.write("\n")
    }
    output.write("\(covered) of \(Catalogue.recommendations.count) recommendations have checks today.\n")
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
          }
        }
      }
    }
  }
}
