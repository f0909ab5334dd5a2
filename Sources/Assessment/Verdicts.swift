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
    var recommendations: [String: String] = [:]
    for check in checks {
      let about = type(of: check).about
      recommendations[about.id] = about.recommendation
      if !about.needs.isEmpty { needs[about.recommendation, default: []] += about.needs }
    }
    for (index, id) in runner.checkIDs.enumerated() {
      judged[recommendations[id] ?? id, default: 0] += subjects[index]
    }
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.check, default: 0] += 1 }
    for (id, count) in counts { found[recommendations[id] ?? id, default: 0] += count }
  }
}

extension Recommendation {
  /// What is missing for a verdict where no check of the run serves the recommendation.
  var missingEvidence: [String] {
    if case .attested(let statement) = evidence { return [statement] }
    return [
      Registry.servedRecommendations.contains(id)
        ? "its checks, which were left out" : "a check: there is none yet"
    ]
  }
}
