internal import Checks
public import Findings
public import Guide

/// What can be said of one item of the CIS Kubernetes Benchmark after a run by it.
public struct BenchmarkAssessment: Sendable {
  public let item: Benchmark.Item
  public let verdict: Verdict
  /// The findings that break it, waived ones too.
  public let findings: Int
  /// For `notAssessed`: the evidence that was not in the input.
  public let missing: [String]
}

extension Report {
  /// What a run by the profile `cis` says of each item, in the order of the benchmark; nothing for other profiles.
  public var benchmark: [(part: Benchmark.Part, items: [BenchmarkAssessment])] {
    guard let evidence = benchmarkEvidence else { return [] }
    return Benchmark.parts.map { part in (part, part.items.map { assess($0, by: evidence) }) }
  }

  private func assess(_ item: Benchmark.Item, by evidence: BenchmarkEvidence) -> BenchmarkAssessment {
    let found = evidence.found[item.number] ?? 0
    func assessment(_ verdict: Verdict, _ missing: [String] = []) -> BenchmarkAssessment {
      BenchmarkAssessment(item: item, verdict: verdict, findings: found, missing: missing)
    }
    if found > 0 { return assessment(.fail) }
    if item.isManual { return assessment(.notAssessed, ["a person who looks at it"]) }
    let checks = evidence.judged.keys.filter { id in item.judges.contains { $0.takes(id) } }
    guard !checks.isEmpty else { return assessment(.notAssessed, ["its checks, which were left out"]) }
    if let statement = statement(on: checks) {
      return statement.isValid ? assessment(.attested) : assessment(.notAssessed, [statement.evidence])
    }
    let isSeen = item.evidence.map(evidence.isSeen) ?? true
    let judged = checks.reduce(0) { $0 + (evidence.judged[$1] ?? 0) }
    if judged > 0, isSeen { return assessment(.pass) }
    if evidence.isThere(item.evidence) { return assessment(.notApplicable) }
    if !isSeen, case .component(let name)? = item.evidence {
      return assessment(.notAssessed, ["how \(name) is started"])
    }
    let missing = evidence.needs.filter { checks.contains($0.key) }.flatMap(\.value)
    return assessment(missing.isEmpty ? .notApplicable : .notAssessed, Set(missing).sorted())
  }

  /// Where a recommendation behind the checks rests on a statement and nothing else decides it: that statement.
  private func statement(on checks: [String]) -> (isValid: Bool, evidence: String)? {
    for id in checks.sorted() {
      guard let recommendation = Catalogue.recommendation(forCheck: id),
        case .attested(let evidence) = recommendation.evidence, !decided.contains(recommendation.id)
      else { continue }
      return (attestations[recommendation.id].map(standing) == .valid, evidence)
    }
    return nil
  }
}
