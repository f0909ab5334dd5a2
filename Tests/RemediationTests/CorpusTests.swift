import Assessment
import Documents
import Findings
import Foundation
import Remediation
import TestSupport
import Testing

private let corpusFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/corpus").standardizedFileURL.path

/// Real manifests, copied and fixed.
@Suite("Fixes of the corpus") struct CorpusTests {
  @Test(
    "what can be closed is, nothing new comes, comments stay, and the way back gives the original",
    .enabled(
      if: FileManager.default.fileExists(atPath: corpusFolder), "NOT RUN: there is no ../shared/corpus"),
    arguments: ["kubernetes-goat", "microservices-demo/release", "badpods", "kube-prometheus/manifests"])
  func corpus(_ name: String) throws {
    let folder = try TemporaryFolder()
    let copy = folder.path + "/copy"
    try FileManager.default.copyItem(atPath: "\(corpusFolder)/\(name)", toPath: copy)
    let before = Scan(paths: [copy]).run()
    var fixing = Fixing(scan: Scan(paths: [copy]))
    fixing.includesReview = true
    let report = fixing.run()
    #expect(report.closed > 10)
    let dropped = report.hasDropped
    #expect(!dropped)
    let fixable = report.left.map(\.finding).filter { finding in
      guard let remedy = finding.remedy, remedy.safety != .manual else { return false }
      return (try? remedy.change?.edits()) != nil
    }
    #expect(fixable.isEmpty, "\(fixable.first?.check ?? "")")
    #expect(report.errors.count == before.errors.count)
    let known = Set(before.findings.map(Self.key))
    let new = report.left.map { Self.key($0.finding) }.filter { !known.contains($0) }
    #expect(new.isEmpty, "\(new.prefix(3))")
    for file in report.files {
      #expect(Self.comments(file.text.bytes) == Self.comments(file.text.original), "\(file.path)")
      #expect(applying(file.text.edits, to: file.text.original) == file.text.bytes)
    }
  }

  private static func key(_ finding: Finding) -> String {
    "\(finding.check) \(finding.subject.kind) \(finding.subject.name) \(finding.container ?? "")"
  }

  private static func comments(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      line.range(of: " #").map { String(line[$0.lowerBound...]) }
        ?? (line.hasPrefix("#") ? String(line) : nil)
    }
  }
}
