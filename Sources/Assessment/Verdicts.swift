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
      let statement = attestations[id]
      let standing = statement.map(standing)
      func assessment(_ verdict: Verdict, missing: [String] = []) -> RecommendationAssessment {
        RecommendationAssessment(
          id: id, verdict: verdict, findings: (found[id] ?? 0) - (waivedByRecommendation[id] ?? 0),
          waived: waivedByRecommendation[id] ?? 0, missing: missing,
          attestation: statement, standing: standing,
          benchmark: recommendation.benchmarkItems)
      }
      func unassessed(_ missing: [String]) -> RecommendationAssessment {
        standing == .valid ? assessment(.attested) : assessment(.notAssessed, missing: seen(missing))
      }
      /// Of a control plane that a cloud runs there is nothing to be seen.
      func seen(_ missing: [String]) -> [String] {
        provider.flatMap { recommendation.isOfControlPlane ? ["the settings of \($0)"] : nil } ?? missing
      }
      guard let subjects = judged[id] else {
        guard !profile.isPodSecurity else { return nil }
        return unassessed(recommendation.missingEvidence)
      }
      if found[id] != nil { return assessment(.fail) }
      if case .attested(let evidence) = recommendation.evidence, !decided.contains(id) {
        return unassessed([evidence])
      }
      if subjects > 0 { return assessment(.pass) }
      let missing = needs[id] ?? []
      return assessment(missing.isEmpty ? .notApplicable : .notAssessed, missing: seen(missing))
    }
  }

  private var recommendations: [Recommendation] {
    guard profile == .cis else { return Catalogue.recommendations }
    let numbered = Catalogue.recommendations.compactMap { recommendation in
      recommendation.benchmarkOrder.map { (order: $0, recommendation) }
    }
    return numbered.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element.1)
  }

  /// Notes what the checks of the run have looked at and found.
  mutating func note(_ runner: CheckRunner, _ checks: [any Check], _ outcome: CheckRunner.Outcome) {
    ran = Set(runner.checkIDs)
    var recommendations: [String: String] = [:]
    for check in checks {
      let about = type(of: check).about
      recommendations[about.id] = about.recommendation
      if !about.needs.isEmpty { needs[about.recommendation, default: []] += about.needs }
      let required = about.requiredParameters
      if !required.isEmpty, required.allSatisfy({ !runner.context.values(of: $0).isEmpty }) {
        decided.insert(about.recommendation)
      }
    }
    for (index, id) in runner.checkIDs.enumerated() {
      let recommendation = recommendations[id] ?? id
      judged[recommendation, default: 0] += outcome.judged[index]
      if outcome.found[index] > 0 { found[recommendation, default: 0] += outcome.found[index] }
    }
  }
}

extension Recommendation {
  /// What is missing for a verdict where no check of the run serves the recommendation: the statement or the
  /// artefacts that it rests on. What manifests hold of it decides nothing by itself.
  var missingEvidence: [String] {
    if case .attested(let statement) = evidence { return [statement] }
    if Registry.servedRecommendations.contains(id) { return ["its checks, which were left out"] }
    let others = artefacts.filter { ![.manifest, .rbac, .networkPolicy].contains($0) }
    return (others.isEmpty ? artefacts : others).map(\.name)
  }
}
