public import Assessment
internal import Checks
internal import Documents
internal import Findings
internal import Guide

/// The report for people: as a compiler would show it. Findings at one place share one source line;
/// what each check is about is said at its first finding.
public struct TextReport {
  public var style: Style
  /// Only the closing lines.
  public var isQuiet = false
  /// Also what was passed over, and the verdicts.
  public var isVerbose = false

  public init(style: Style) { self.style = style }

  public func write(_ report: Report, to output: Output) {
    if !isQuiet {
      writeFindings(report, to: output)
      writeErrors(report, to: output)
      writeBenchmark(report, to: output)
      if isVerbose { writeVerdicts(report, to: output) }
    }
    writeSummary(report, to: output)
    output.flush()
  }

  // MARK: Findings

  func writeFindings(_ report: Report, to output: Output) {
    var explained: Set<String> = []
    var subject: Subject?
    for group in groups(isVerbose ? report.listed : report.findings) where !output.isClosed {
      guard let first = group.first else { continue }
      if subject !== first.subject {
        subject = first.subject
        output.write("\(style.bold(title(first.subject)))\n\n")
      }
      writePlace(first, to: output)
      // The report's order is by check; people read the worst first.
      for finding in group.sorted(by: { $0.severity > $1.severity }) {
        let waived = report.waiver(of: finding).map { "  (waived: \(TerminalText.escaped($0.reason)))" }
        let note = style.dim(waived ?? (report.isBaselined(finding) ? "  (baselined)" : ""))
        write(finding, note: note, explain: explained.insert(finding.check).inserted, to: output)
      }
      output.write("\n")
    }
  }

  /// Neighbours with the same object, container and place.
  private func groups(_ findings: [Finding]) -> [ArraySlice<Finding>] {
    var groups: [ArraySlice<Finding>] = []
    var start = 0
    for index in findings.indices.dropFirst() {
      let (a, b) = (findings[index - 1], findings[index])
      if a.subject === b.subject, a.container == b.container, a.place.range == b.place.range { continue }
      groups.append(findings[start..<index])
      start = index
    }
    if start < findings.count { groups.append(findings[start...]) }
    return groups
  }

  private func title(_ subject: Subject) -> String {
    let name = subject.name.isEmpty ? "(no name)" : subject.name
    let path = subject.namespace.map { "\($0)/\(name)" } ?? name
    return TerminalText.escaped("\(subject.kind) \(path)")
  }

  private func writePlace(_ finding: Finding, to output: Output) {
    let tree = finding.place.tree
    let snippet = Snippet(tree.source, finding.place.range) {
      Masking.ranges(around: finding.place, shown: $0)
    }
    let container = finding.container.map { $0.isEmpty ? "" : "  container \(TerminalText.escaped($0))" }
    let origin = Location.note(finding)
    let note = (container ?? "") + (origin.isEmpty ? "" : "  \(origin)")
    guard !tree.source.isLive else {
      let path = finding.path
      let place = path.isEmpty ? "" : " \(TerminalText.escaped(path))"
      return output.write(" \(style.frame("-->"))\(place)\(style.dim(note))\n")
    }
    style.writeFrame(snippet, tree.source.name, note: note, to: output) {
      style.severity(finding.severity, $0)
    }
  }

  private func write(_ finding: Finding, note: String, explain: Bool, to output: Output) {
    let level = style.severity(finding.severity, finding.severity.rawValue)
    output.write("  \(level) \(style.bold(finding.check)): \(TerminalText.escaped(finding.message))\(note)\n")
    if explain, let about = Registry.check(finding.check).map({ type(of: $0).about }) {
      output.write(style.dim("    why: \(wrapped(about.why, indent: 9))") + "\n")
    }
    if let remedy = finding.remedy {
      output.write("    \(label(remedy.safety)): \(TerminalText.escaped(remedy.summary))\n")
    }
  }

  private func label(_ safety: Safety) -> String {
    switch safety {
    case .safe: "fix"
    case .review: "fix after review"
    case .manual: "advice"
    }
  }

  // MARK: What could not be assessed

  func writeErrors(_ report: Report, to output: Output) {
    for error in report.errors {
      let message = TerminalText.escaped(error.message)
      guard let source = error.source, let offset = error.offset else {
        output.write("\(style.error("error")): \(TerminalText.escaped(error.file)): \(message)\n\n")
        continue
      }
      output.write("\(style.error("error")): \(message)\n")
      let snippet = Snippet(source, offset..<offset) { Masking.ranges(in: source, shown: $0) }
      style.writeFrame(snippet, error.file, to: output, carets: style.error)
      output.write("\n")
    }
    for entry in report.unassessed {
      let place = TerminalText.escaped(entry.file) + (entry.line.map { ":\($0)" } ?? "")
      output.write("\(style.error("not assessed")): \(place): \(TerminalText.escaped(entry.message))\n")
    }
    if !report.unassessed.isEmpty { output.write("\n") }
  }

  private func writeVerdicts(_ report: Report, to output: Output) {
    output.write("\(style.bold("Recommendations"))\n")
    for assessment in report.assessments {
      var notes: [String] = []
      if !assessment.missing.isEmpty {
        notes.append("missing: \(assessment.missing.joined(separator: ", "))")
      }
      if let statement = assessment.attestation, let standing = assessment.standing {
        notes.append(
          assessment.verdict == .attested ? Wording.term(statement) : Wording.standing(statement, standing))
      }
      let note = notes.isEmpty ? "" : "  (\(notes.joined(separator: "; ")))"
      let verdict = assessment.verdict.rawValue
      let padding = String(repeating: " ", count: max(1, 15 - verdict.count))
      let numbers =
        report.profile == .cis ? "CIS \(assessment.benchmark.joined(separator: ", "))  " : ""
      output.write("  \(verdict)\(padding)\(numbers)\(assessment.id)\(style.dim(note))\n")
    }
    let counts = report.counts
    output.write(
      "\n\(Wording.counted(counts.foreign, "document")) that \(counts.foreign == 1 ? "is" : "are") no Kubernetes object"
    )
    output.write(
      ", \(counts.ignored) ignored by git or the configuration, \(counts.skipped) skipped (links, pipes, devices)\n\n"
    )
  }
}
