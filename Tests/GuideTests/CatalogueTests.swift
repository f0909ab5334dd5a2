import Guide
import Testing

@Suite("Catalogue")
struct CatalogueTests {
  private let all = Catalogue.recommendations

  @Test("every record can be read")
  func noFaults() {
    #expect(Catalogue.faults.isEmpty)
  }

  @Test("170 recommendations, chapter by chapter")
  func counts() {
    let expected: [Chapter: Int] = [
      .pod: 23, .image: 8, .network: 23, .controlPlane: 19, .secrets: 8, .cloud: 5, .auth: 17, .logging: 29,
      .threat: 25, .upgrade: 8, .appSec: 5,
    ]
    #expect(Dictionary(grouping: all, by: \.chapter).mapValues(\.count) == expected)
    #expect(all.count == 170)
    #expect(all.count { $0.derived } == 5)
    #expect(all.count { $0.strength == .consider } == 12)
  }

  @Test("ids and titles name one recommendation each")
  func unique() {
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(Set(all.map(\.title)).count == all.count)
  }

  @Test("chapters stand in the guide's order")
  func order() {
    let order = Chapter.allCases.flatMap { chapter in all.filter { $0.chapter == chapter } }
    #expect(order.map(\.id) == all.map(\.id))
    #expect(all.allSatisfy { $0.id.hasPrefix($0.chapter.rawValue + "/") })
  }

  @Test("every mandatory field has a text, every artefact is used")
  func complete() {
    for one in all {
      let texts = [
        one.title, one.section, one.version, one.summary, one.severityReason, one.passes, one.fails, one.fix,
      ]
      #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("\n") && !$0.contains("  ") }, "\(one.id)")
      #expect(one.trap != "", "\(one.id)")
      #expect(!one.artefacts.isEmpty && Set(one.artefacts).count == one.artefacts.count, "\(one.id)")
    }
    #expect(Set(all.flatMap(\.artefacts)) == Set(Artefact.allCases))
  }

  @Test("cross-references have the shape of their catalogue")
  func references() throws {
    let kubescape = try Regex("C-[0-9]{4}")
    let trivy = try Regex("(KSV|KCV|DS|KUBE)-[0-9]{4,5}")
    let cis = try Regex("[1-5](\\.[0-9]+){0,2}")
    let mitre = try Regex("T[0-9]{4}(\\.[0-9]{3})?")
    let microsoft = try Regex("MS-(TA|M)[0-9]{4}(\\.[0-9]{3})?")
    for one in all {
      #expect(one.maps.kubescape.allSatisfy { $0.wholeMatch(of: kubescape) != nil }, "\(one.id)")
      #expect(one.maps.trivy.allSatisfy { $0.wholeMatch(of: trivy) != nil }, "\(one.id)")
      #expect((one.maps.cis + one.maps.cis19).allSatisfy { $0.wholeMatch(of: cis) != nil }, "\(one.id)")
      #expect(
        one.maps.pss.allSatisfy { $0.hasPrefix("baseline: ") || $0.hasPrefix("restricted: ") }, "\(one.id)")
      #expect(one.maps.mitre.allSatisfy { $0.wholeMatch(of: mitre) != nil }, "\(one.id)")
      #expect(one.maps.msMatrix.allSatisfy { $0.wholeMatch(of: microsoft) != nil }, "\(one.id)")
    }
  }

  @Test("a record's fields reach the recommendation")
  func fields() throws {
    let nonRoot = try #require(Catalogue.recommendation("pod/non-root"))
    #expect(nonRoot.title == "Run every container as a non-root user")
    #expect(nonRoot.severity == .high)
    #expect(nonRoot.evidence == .machineChecked)
    #expect(nonRoot.artefacts == [.manifest, .liveCluster, .image])
    #expect(nonRoot.passes.hasPrefix("PodTemplate path P = Pod: spec; Deployment/ReplicaSet/"))
    #expect(nonRoot.maps.pss == ["restricted: Running as Non-root", "restricted: Running as Non-root user"])
    let mfa = try #require(Catalogue.recommendation("auth/mfa"))
    #expect(
      mfa.evidence
        == .attested("attest: mfa {idp, policy, scope, exceptions, date}; optional OIDC claim rule as proof"))
  }

  @Test("severities are ordered")
  func severities() {
    #expect(Severity.allCases == Severity.allCases.sorted())
    #expect(Severity.allCases.map(\.rawValue) == ["low", "medium", "high", "critical"])
    #expect(Set(all.map(\.severity)) == Set(Severity.allCases))
  }
}
