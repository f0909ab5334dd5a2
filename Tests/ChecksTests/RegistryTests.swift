import AccessControl
import Assessment
import Checks
import Findings
import Guide
import Kubernetes
import Testing

@Suite("Registry") struct RegistryTests {
  @Test("ids are unique, and each check serves a recommendation, the benchmark or the input")
  func ids() {
    let ids = Registry.checks.map { type(of: $0).about.id }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      let isBenchmark = id.hasPrefix("cis/") && !Benchmark.numbers(ofCheck: id).isEmpty
      #expect(
        id.hasPrefix("input/") || isBenchmark || Catalogue.recommendation(forCheck: id) != nil, "\(id)")
    }
  }

  @Test("what other tools' names mean is a recommendation or a check")
  func peerNames() {
    for target in Set(Catalogue.peerNames.flatMap(\.targets)) {
      #expect(Catalogue.recommendation(target) != nil || Registry.check(target) != nil, "\(target)")
    }
  }

  @Test("each risky permission names a check that explains it")
  func permissions() {
    for check in Set(RiskyPermission.all.map(\.check)) { #expect(Registry.check(check) != nil, "\(check)") }
  }

  @Test("every recommendation of the pod chapter has a check")
  func podChapter() {
    let served = Set(Registry.checks.map { type(of: $0).about.recommendation })
    let pod = Catalogue.recommendations.filter { $0.chapter == .pod }
    #expect(pod.count == 23)
    for recommendation in pod { #expect(served.contains(recommendation.id), "\(recommendation.id)") }
  }

  @Test("what manifests can tell of has a check, or rests on other evidence that is named")
  func manifests() throws {
    let told: Set<Artefact> = [.manifest, .rbac, .networkPolicy]
    let served = Set(Registry.checks.map { type(of: $0).about.recommendation })
    let assessments = Report(profile: .nsa, version: .latest).assessments
    for recommendation in Catalogue.recommendations where !told.isDisjoint(with: recommendation.artefacts) {
      guard !served.contains(recommendation.id) else { continue }
      let missing = try #require(assessments.first { $0.id == recommendation.id }).missing
      #expect(!missing.isEmpty && Set(missing).isDisjoint(with: told.map(\.name)), "\(recommendation.id)")
    }
  }

  @Test("what components and nodes can tell of has a check, or rests on evidence that is named")
  func nodes() throws {
    let told: Set<Artefact> = [
      .apiserverFlags, .etcdFlags, .controllerManagerFlags, .schedulerFlags, .kubeletConfig, .nodeFiles,
      .encryptionConfig, .auditPolicy,
    ]
    let served = Set(Registry.checks.map { type(of: $0).about.recommendation })
    let assessments = Report(profile: .nsa, version: .latest).assessments
    let concerned = Catalogue.recommendations.filter { !told.isDisjoint(with: $0.artefacts) }
    #expect(concerned.count == 75)
    for recommendation in concerned where !served.contains(recommendation.id) {
      let assessment = try #require(assessments.first { $0.id == recommendation.id })
      #expect(assessment.verdict == .notAssessed)
      // A statement, or something that flags and files alone do not tell.
      let beyond = Set(assessment.missing).subtracting(told.map(\.name))
      #expect(!beyond.isEmpty, "\(recommendation.id): \(assessment.missing)")
    }
  }

  @Test("an empty inventory passes nothing")
  func empty() {
    for profile in Profile.allCases {
      let context = Context(inventory: Inventory(objects: []), profile: profile)
      let outcome = CheckRunner(checks: Registry.checks, context: context).run(
        objects: [], workloads: [], tree: nil)
      #expect(outcome.findings.isEmpty)
      #expect(outcome.judged.allSatisfy { $0 == 0 })
    }
  }
}
