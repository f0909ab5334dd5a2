import Checks
import Findings
import Foundation
import Judgement
import Testing

@testable import Assessment

private func entry(_ id: String, expires: String = "2027-01-31", more: String = "") -> String {
  "- id: \(id)\n  answer: as it should be\n  owner: team@example.com\n  date: 2026-01-01\n  expires: \(expires)\n\(more)"
}

@Suite("Attestations") struct AttestationTests {
  @Test("an attestation is read with its place")
  func reading() throws {
    let read = try configuration(
      "attestations:\n" + entry("auth/mfa", more: "  evidence: https://a.example\n"))
    let statement = try #require(read.attestations.first)
    #expect(statement.recommendation == "auth/mfa" && statement.owner == "team@example.com")
    #expect(statement.answer == "as it should be" && statement.evidence == "https://a.example")
    #expect(statement.date == Day("2026-01-01") && statement.expires == Day("2027-01-31"))
    #expect(read.source.text(statement.place.range) == "id" && read.given == [.attestations])
    #expect(!statement.isExpired(on: Day("2027-01-31")) && statement.isExpired(on: Day("2027-02-01")))
    #expect(try configuration("attestations: []").attestations.isEmpty)
  }

  @Test(
    "what makes no sense is an error at its place",
    arguments: [
      (entry("auth/mfaa"), "2:7 there is no recommendation 'auth/mfaa'; did you mean auth/mfa?"),
      (entry("auth"), "2:7 there is no recommendation 'auth'"),
      (entry("pod/non-root"), "2:7 pod/non-root is judged by what is there ("),
      (
        entry("image/trusted-registry"),
        "2:7 image/trusted-registry is judged by its check; set the parameter trusted-registries instead"
      ),
      (entry("auth/mfa") + entry("auth/mfa"), "7:3 auth/mfa is attested twice; the first is on line 2"),
      (entry("auth/mfa", expires: "2027-02-30"), "6:12 '2027-02-30' is no date"),
      (entry("auth/mfa", expires: "2025-12-31"), "6:12 ends before it was made on 2026-01-01"),
      (
        entry("auth/mfa", more: "  owners: x\n"),
        "7:3 an attestation has no key 'owners'; did you mean owner?"
      ),
      (
        "- {id: auth/mfa, answer: a, date: 2026-01-01, expires: 2027-01-01}\n",
        "2:3 an attestation needs the key owner"
      ),
      (
        "- {id: auth/mfa, answer: a, date: 2026-01-01, owner: o}\n",
        "2:3 an attestation needs the key expires"
      ),
      (
        "- {id: auth/mfa, answer: a, owner: o, expires: 2027-01-01}\n",
        "2:3 an attestation needs the key date"
      ),
      (
        "- {id: auth/mfa, answer: no, owner: o, date: 2026-01-01, expires: 2027-01-01}\n",
        "2:26 an attestation says how"
      ),
      (
        "- {id: auth/mfa, answer: False, owner: o, date: 2026-01-01, expires: 2027-01-01}\n",
        "2:26 an attestation says how"
      ),
      ("- auth/mfa\n", "2:3 an attestation must be a mapping"),
      ("  auth/mfa: yes\n", "2:3 attestations must be a list"),
    ])
  func faulty(_ text: String, _ fault: String) {
    let found = faults("attestations:\n" + text)
    #expect(found.count == 1 && found.first?.hasPrefix(fault) == true, "\(found)")
  }

  private static let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec:\n  containers:\n  - name: c\n    image: registry.example.com/x:1\n"

  private func report(_ configuration: String, pod: String = pod, on day: String = "2026-06-01") throws
    -> Report
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bulwark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "c.yaml").path
    try Data(configuration.utf8).write(to: URL(filePath: file))
    try Data(pod.utf8).write(to: folder.appending(path: "pod.yaml"))
    var scan = Scan(paths: [folder.appending(path: "pod.yaml").path])
    scan.today = Day(day)
    scan.apply(try ConfigurationFile.read(file))
    return scan.run()
  }

  private func assessment(_ report: Report, _ id: String) throws -> RecommendationAssessment {
    try #require(report.assessments.first { $0.id == id })
  }

  @Test("what is attested has that verdict, with and without checks of its own, until its last day")
  func verdict() throws {
    let text = "attestations:\n" + entry("auth/mfa") + entry("pod/sandboxed-runtime")
    let runtime = Self.pod.replacing("spec:\n", with: "spec:\n  runtimeClassName: gvisor\n")
    let none = try report("", pod: runtime)
    #expect(try assessment(none, "auth/mfa").verdict == .notAssessed)
    #expect(try assessment(none, "pod/sandboxed-runtime").verdict == .notAssessed)
    #expect(!none.hasAttestations)
    let attested = try report(text, pod: runtime, on: "2027-01-31")
    for id in ["auth/mfa", "pod/sandboxed-runtime"] {
      let one = try assessment(attested, id)
      #expect(one.verdict == .attested && one.standing == .valid && one.missing.isEmpty, "\(id)")
      #expect(one.attestation?.owner == "team@example.com")
    }
    #expect(attested.warnings.isEmpty)
    let late = try report(text, pod: runtime, on: "2027-02-01")
    for id in ["auth/mfa", "pod/sandboxed-runtime"] {
      let one = try assessment(late, id)
      #expect(one.verdict == .notAssessed && one.standing == .expired && !one.missing.isEmpty, "\(id)")
    }
    let expired = late.findings.filter { $0.check == "input/attestation-expired" }
    #expect(expired.map { $0.place.tree.source.position(at: $0.place.range.lowerBound).line } == [2, 7])
    #expect(attested.findings.allSatisfy { $0.check != "input/attestation-expired" })
  }

  @Test("a finding contradicts a statement: it fails, with a warning that names the statement")
  func contradicted() throws {
    let text = "attestations:\n" + entry("pod/selinux")
    let odd = Self.pod.replacing(
      "spec:\n", with: "spec:\n  securityContext:\n    seLinuxOptions: {user: evil}\n")
    let report = try report(text, pod: odd)
    let one = try assessment(report, "pod/selinux")
    #expect(one.verdict == .fail && one.standing == .contradicted && one.findings > 0)
    let warning = try #require(report.warnings.first)
    #expect(warning.hasPrefix("pod/selinux is attested by team@example.com until 2027-01-31 ("))
    #expect(warning.contains("c.yaml:2), and a finding contradicts it") && report.warnings.count == 1)
    // What is over claims nothing any more.
    let late = try self.report(text, pod: odd, on: "2028-01-01")
    #expect(late.warnings.isEmpty && late.findings.contains { $0.check == "input/attestation-expired" })
    #expect(try assessment(late, "pod/selinux").verdict == .fail)
  }

  @Test("where the configuration gives a check the evidence it needs, its pass counts")
  func decided() throws {
    #expect(try assessment(report(""), "image/trusted-registry").verdict == .notAssessed)
    let list = "parameters: {trusted-registries: [%]}"
    let trusted = try report(list.replacing("%", with: "registry.example.com"))
    #expect(try assessment(trusted, "image/trusted-registry").verdict == .pass)
    let other = try report(list.replacing("%", with: "registry.example.net"))
    #expect(try assessment(other, "image/trusted-registry").verdict == .fail)
    let nothing = try report(
      list.replacing("%", with: "registry.example.com"),
      pod: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")
    #expect(try assessment(nothing, "image/trusted-registry").verdict != .pass)
    // Other checks of such recommendations see a part only.
    #expect(try assessment(trusted, "pod/sandboxed-runtime").verdict != .pass)
  }
}
