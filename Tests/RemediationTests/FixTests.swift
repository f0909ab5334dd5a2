import Assessment
import Foundation
import Remediation
import TestSupport
import Testing

@Suite("Fix") struct FixTests {
  private func fix(_ folder: TemporaryFolder, review: Bool = true, check: String? = nil) -> FixReport {
    var fixing = Fixing(scan: Scan(paths: [folder.path]))
    fixing.includesReview = review
    if let check { fixing.selects = { $0 == check } }
    return fixing.run()
  }

  private static let pod = """
    # the shop
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: shop}  # by hand
    spec:
      containers:
      - name: web
        image: example.com/web:1
    """

  @Test("only the bytes that must change do, comments and a missing last line end too")
  func minimal() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("web.yaml", Self.pod)
    let report = fix(folder, check: "pod/no-privilege-escalation")
    #expect(report.closed == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.pod, "nothing is written unasked")
    #expect(report.write().written == [path])
    let added = "\n    securityContext:\n      allowPrivilegeEscalation: false"
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.pod + added)
  }

  @Test("without review only safe fixes are made")
  func safety() throws {
    let folder = try TemporaryFolder()
    try folder.write("web.yaml", Self.pod)
    let report = fix(folder, review: false)
    #expect(report.closed > 0)
    let kinds = report.files.flatMap { $0.closed.map { $0.finding.remedy?.safety } }
    #expect(kinds.allSatisfy { $0 == .safe })
    #expect(report.left.contains { if case .review = $0.reason { true } else { false } })
  }

  @Test("what stands behind an anchor stays, and the reason is said")
  func alias() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "web.yaml",
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - name: a
          image: example.com/web:1
          securityContext: &context {privileged: false}
        - name: b
          image: example.com/web:1
          securityContext: *context

      """)
    let report = fix(folder, check: "pod/no-privilege-escalation")
    #expect(report.closed == 0)
    #expect(report.left.filter { $0.finding.check == "pod/no-privilege-escalation" }.count == 2)
    let reasons = report.left.filter { $0.finding.check == "pod/no-privilege-escalation" }
    #expect(
      reasons.allSatisfy {
        if case .manual(let words) = $0.reason { words.contains("anchor") } else { false }
      })
    #expect(report.write().written.isEmpty)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test("what helm has written is left alone, document by document, and the template is named")
  func helm() throws {
    let folder = try TemporaryFolder()
    let own = Self.pod.replacing("name: web,", with: "name: own,")
    let sections = [
      "# Source: web/templates/pod.yaml\n# Licence\n\n\(Self.pod)",
      "# Source: https://example.com/web/templates/pod.yaml\n\(own)", "# Source: notes\n{kind: A}",
      "# Source: web/charts/db/crds/db.yaml\r\n\(Self.pod.replacing("name: web,", with: "name: db,"))",
    ]
    let text = "---\n" + sections.joined(separator: "\n---\n") + "\n"
    let path = try folder.write("all.yaml", text)
    let report = fix(folder, check: "pod/no-privilege-escalation")
    #expect(report.files.flatMap { $0.closed.map(\.finding.subject.name) } == ["own"])
    let reasons = report.left.filter { $0.finding.check == "pod/no-privilege-escalation" }.map { left in
      if case .manual(let words) = left.reason { words } else { "" }
    }
    #expect(
      reasons
        == ["web/templates/pod.yaml", "web/charts/db/crds/db.yaml"].map {
          "Set allowPrivilegeEscalation: false (helm wrote this file: mend \($0) in the chart, or its values)"
        })
    // A report for other programs offers no edit there, either.
    let scanned = Scan(paths: [path]).run().findings.filter { $0.check == "pod/no-privilege-escalation" }
    #expect(scanned.map { $0.remedy?.safety } == [.manual, .safe, .manual])
  }

  @Test("a file with a fault keeps its documents before it fixable, and its fault")
  func broken() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("web.yaml", Self.pod + "\n---\na: [1\n")
    let report = fix(folder, check: "pod/no-privilege-escalation")
    #expect(report.closed == 1)
    #expect(report.errors.count == 1)
    _ = report.write()
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("\n---\na: [1\n"))
  }

  @Test("a file in UTF-16 is refused by name")
  func utf16() throws {
    let folder = try TemporaryFolder()
    let bytes = try #require((Self.pod + "\n").data(using: .utf16LittleEndian))
    try (Data([0xFF, 0xFE]) + bytes).write(to: URL(filePath: folder.path + "/web.yaml"))
    let report = fix(folder, check: "pod/no-privilege-escalation")
    #expect(report.closed == 0)
    #expect(
      report.left.contains {
        if case .manual(let words) = $0.reason { words.contains("UTF-16") } else { false }
      })
  }

  @Test("many fixes of many documents go into one file, in every style", arguments: ["\n", "\r\n"])
  func together(_ end: String) throws {
    let folder = try TemporaryFolder()
    let flow =
      "{apiVersion: v1, kind: Pod, metadata: {name: f}, spec: {containers: [{name: a, image: 'x/a:1'}]}}"
    let text = [Self.pod, flow, Self.pod].joined(separator: "\n---\n") + "\n"
    let path = try folder.write("web.yaml", text.replacing("\n", with: end))
    let json = try folder.write(
      "web.json",
      #"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "j"}, "spec": {"containers": [{"name": "a", "image": "x/a:1"}]}}"#
    )
    let report = fix(folder)
    let dropped = report.hasDropped
    #expect(!dropped)
    #expect(report.write().written == [path, json])
    let again = fix(folder)
    #expect(again.files.isEmpty)
    #expect(again.left.allSatisfy { ($0.finding.remedy?.safety ?? .manual) == .manual })
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(written.replacing("\r\n", with: "\n").contains("# the shop"))
    #expect(end == "\n" ? !written.contains("\r") : !written.replacing("\r\n", with: "").contains("\n"))
  }
}
