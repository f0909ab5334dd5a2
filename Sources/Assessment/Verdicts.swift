internal import Checks
internal import Findings
internal import Guide

extension Report {
  /// What the run says of each recommendation, in the guide's order. The guidance profile speaks of
  /// all of them; `cis` of those that the benchmark has too, in its order; the Pod Security profiles of those that
  /// their checks serve. Computed on demand: the
  /// guide's text is not on the way of a scan.
  public var assessments: [RecommendationAssessment] {
    recommendations.compactMap { recommendation in
      let id = recommendation.id
      func assessment(_ verdict: Verdict, missing: [String] = []) -> RecommendationAssessment {
        RecommendationAssessment(
          id: id, verdict: verdict, findings: (found[id] ?? 0) - (waivedByRecommendation[id] ?? 0),
          waived: waivedByRecommendation[id] ?? 0, missing: missing,
          benchmark: recommendation.benchmarkPolicies.map(\.number))
      }
      guard let subjects = judged[id] else {
        guard !profile.isPodSecurity else { return nil }
        return assessment(.notAssessed, missing: recommendation.missingEvidence)
      }
      if found[id] != nil { return assessment(.fail) }
      if case .attested(let statement) = recommendation.evidence {
        return assessment(.notAssessed, missing: [statement])
      }
      if subjects > 0 { return assessment(.pass) }
      let missing = needs[id] ?? []
      return assessment(missing.isEmpty ? .notApplicable : .notAssessed, missing: missing)
    }
  }

  private var recommendations: [Recommendation] {
    guard profile == .cis else { return Catalogue.recommendations }
    let numbered = Catalogue.recommendations.compactMap { recommendation in
      recommendation.benchmarkPolicies.first.map { (order: $0.order, recommendation) }
    }
    return numbered.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element.1)
  }

  /// Notes what the checks of the run have looked at and found.
  mutating func note(_ runner: CheckRunner, _ checks: [any Check], judged subjects: [Int]) {
    ran = Set(runner.checkIDs)
    for (index, id) in runner.checkIDs.enumerated() {
      judged[recommendationID(id), default: 0] += subjects[index]
    }
    for finding in findings { found[recommendationID(finding.check), default: 0] += 1 }
    for check in checks {
      let about = type(of: check).about
      if !about.needs.isEmpty { needs[about.recommendation, default: []] += about.needs }
    }
  }
}

/// `pod/drop-capabilities` for `pod/drop-capabilities/added`.
func recommendationID(_ check: String) -> String {
  var slashes = 0
  for (offset, byte) in check.utf8.enumerated() where byte == UInt8(ascii: "/") {
    slashes += 1
    if slashes == 2 { return String(decoding: check.utf8.prefix(offset), as: UTF8.self) }
  }
  return check
}

extension Recommendation {
  /// What is missing for a verdict where no check of the run serves the recommendation.
  var missingEvidence: [String] {
    if case .attested(let statement) = evidence { return [statement] }
    let isServed = Registry.checks.contains { type(of: $0).about.recommendation == id }
    return [isServed ? "its checks, which were left out" : "a check: there is none yet"]
  }
}
