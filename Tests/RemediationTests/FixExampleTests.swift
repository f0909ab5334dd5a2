import Assessment
import Checks
import Findings
import Kubernetes
import Remediation
import TestSupport
import Testing

/// The failing examples of every check, as files that are fixed.
@Suite("Fixes of the examples") struct FixExampleTests {
  @Test(
    "what a machine can close is closed, and then there is nothing left to do",
    arguments: Registry.checks.map { type(of: $0).about.id })
  func closes(_ id: String) throws {
    let check = try #require(Registry.check(id))
    let about = type(of: check).about
    for example in about.fails {
      let folder = try TemporaryFolder()
      let path = try folder.write("example.yaml", example.text)
      let minor = example.minor ?? KubernetesVersion.latest.minor
      var scan = Scan(paths: [path])
      scan.version = .init(minor: minor)
      scan.profile = try #require(
        example.profile ?? Profile.allCases.first { about.takesPart(in: $0, minor: minor) })
      var fixing = Fixing(scan: scan)
      fixing.includesReview = true
      fixing.selects = { $0 == id }
      let before = scan.run().findings.filter { $0.check == id }
      let report = fixing.run()
      let after = report.left.map(\.finding).filter { $0.check == id }
      let dropped = report.hasDropped
      #expect(!dropped, "\(id), \(example.title)")
      #expect(after.allSatisfy { ($0.remedy?.safety ?? .manual) == .manual }, "\(id), \(example.title)")
      #expect(report.closed == before.count - after.count, "\(id), \(example.title)")
      let outcome = report.write()
      #expect(outcome.refused.isEmpty)
      #expect(fixing.run().files.isEmpty, "\(id), \(example.title): a second run changes something")
    }
  }
}
