import Assessment
import Checks
import Findings
import FoundationEssentials
import Glibc
import Testing

private let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
private let corpus = package.appending(path: "../shared/corpus").path
private let isThere = FileManager.default.fileExists(atPath: corpus)
private let skipped: Comment = "NOT COMPARED: ../shared/corpus is not there, so nothing was held against it"

/// The configurations that Kubernetes tests itself with, and control planes as installers write them.
@Suite("Corpus of configurations") struct ConfigurationCorpusTests {
  private func scan(_ path: String, _ checks: String) -> Report {
    var scan = Scan(paths: ["\(corpus)/\(path)"])
    scan.respectGitignore = false
    scan.checks = Registry.checks.filter { type(of: $0).about.id.hasPrefix(checks) }
    return scan.run()
  }

  @Test("every valid encryption configuration is accepted", .enabled(if: isThere, skipped))
  func valid() {
    for folder in ["valid-configs", "kms-healthz", "e2e/encryption-config.yaml"] {
      let report = scan("encryption-config/\(folder)", "secrets/encryption-at-rest/refused")
      #expect(report.errors.map(\.message) == [])
      #expect(report.findings.map { "\($0.place.tree.source.name): \($0.message)" } == [])
      #expect(report.counts.objects > 0)
    }
  }

  @Test(
    "every invalid one is refused, with the field named", .enabled(if: isThere, skipped),
    arguments: [
      ("invalid-aes-gcm.yaml", "resources[0].providers[0].aesgcm.keys"),
      ("invalid-typo.yaml", "resources[0].providers[3].kms.pandas"),
      ("kms/invalid-apiversion.yaml", "resources[0].providers[0].kms.apiVersion"),
      ("kms/invalid-config-type.yaml", nil), ("kms/invalid-gvk.yaml", nil), ("kms/invalid-content.yaml", nil),
    ] as [(String, String?)])
  func invalid(_ file: String, _ path: String?) {
    let report = scan("encryption-config/invalid-configs/\(file)", "secrets/encryption-at-rest/refused")
    if let path {
      #expect(report.findings.map(\.path) == [path])
    } else {
      #expect(!report.errors.isEmpty || report.counts.objects == 0, "no pass: it ends with exit code 2")
    }
  }

  @Test("identity first writes plain text, whatever else is listed", .enabled(if: isThere, skipped))
  func identityFirst() {
    let report = scan("encryption-config/valid-configs", "secrets/encryption-at-rest/plain")
    let plain = report.findings.filter { $0.path.hasSuffix(".identity") }
    let names = Set(plain.map { $0.place.tree.source.name.split(separator: "/").last.map(String.init) })
    #expect(names == ["identity-first.yaml", "legacy.yaml"])
  }

  @Test("configurations that Kubernetes reads have no field unknown", .enabled(if: isThere, skipped))
  func known() {
    for folder in ["pkg", "cmd/kubeadm/app/util/config/strict/testdata"] {
      let findings = scan("control-plane/kubernetes/\(folder)", "input/").findings.filter {
        !Self.name($0).hasPrefix("invalid_")
      }
      #expect(findings.map { "\(Self.name($0)): \($0.path) \($0.check)" } == [])
    }
  }

  @Test("those that it refuses name the field", .enabled(if: isThere, skipped))
  func strict() throws {
    let folder = "control-plane/kubernetes/cmd/kubeadm/app/util/config/strict/testdata"
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)").filter {
      $0.hasPrefix("invalid_")
    }
    #expect(names.count == 11)
    for name in names {
      let findings = scan("\(folder)/\(name)", "input/").findings
      let check = name.contains("duplicate") ? "input/duplicate-key" : "input/unknown-field"
      #expect(findings.map(\.check) == [check] && findings.allSatisfy { !$0.path.isEmpty }, "\(name)")
    }
  }

  private static func name(_ finding: Finding) -> String {
    String(finding.place.tree.source.name.split(separator: "/").last ?? "")
  }

  /// Each line of the snapshot was read once against the file that it speaks of. A change of it is a change of
  /// verdicts: look at each before writing it anew (`BULWARK_SNAPSHOT=write`).
  @Test("control planes are judged as the reviewed snapshot says", .enabled(if: isThere, skipped))
  func snapshot() throws {
    let file = package.appending(path: "Tests/Snapshots/control-plane.txt")
    var lines: [String] = []
    for path in ["control-plane", "audit-policy", "encryption-config/valid-configs"] {
      for finding in scan(path, "").findings where Self.isOfComponents(finding.check) {
        let name = finding.place.tree.source.name.dropFirst(corpus.count + 1)
        lines.append("\(name) \(finding.path) \(finding.check) \(finding.severity)")
      }
    }
    let text = lines.map { "\($0)\n" }.joined()
    if getenv("BULWARK_SNAPSHOT") != nil { try text.write(to: file, atomically: true, encoding: .utf8) }
    let reviewed = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.filter { !reviewed.contains($0) } == [], "new verdicts")
    #expect(reviewed.filter { !lines.contains($0) } == [], "verdicts that are gone")
  }

  /// Pods of the control plane are workloads too: what is asked of every pod stands elsewhere.
  private static func isOfComponents(_ check: String) -> Bool {
    guard let scope = Registry.check(check).map({ type(of: $0).about.scope }) else { return false }
    return !scope.components.isEmpty
      || scope.kinds.contains { $0 == "Policy" || $0.hasSuffix("Configuration") }
  }
}
