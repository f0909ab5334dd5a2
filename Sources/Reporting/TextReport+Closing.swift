internal import Assessment
internal import Findings
internal import Guide

extension TextReport {
  func writeSummary(_ report: Report, to output: Output) {
    for warning in report.warnings { output.write("warning: \(TerminalText.escaped(warning))\n") }
    let read = Wording.read(report.counts)
    let counts = SeverityCounts(report.findings)
    if report.findings.isEmpty {
      let text = report.hasBaseline ? "No new findings" : "No findings"
      output.write("\(report.errors.isEmpty && report.unassessed.isEmpty ? style.good(text) : text): \(read)")
    } else {
      let parts = Severity.allCases.reversed().filter { counts[$0] > 0 }.map {
        style.severity($0, "\(counts[$0]) \($0.rawValue)")
      }
      output.write(
        "\(style.bold(Wording.counted(report.findings.count, report.hasBaseline ? "new finding" : "finding"))): \(parts.joined(separator: ", ")); \(read)"
      )
    }
    if !report.errors.isEmpty {
      output.write("; \(style.error(Wording.counted(report.errors.count, "error")))")
    }
    if !report.unassessed.isEmpty {
      output.write("; \(style.error("\(report.unassessed.count) not assessed"))")
    }
    output.write("\n")
    guard !isQuiet else { return }
    writeNotCounted(report, to: output)
    if let (summary, count) = mostClosing(report.findings) {
      output.write(
        "Most is closed by: \(TerminalText.escaped(summary)) (\(Wording.counted(count, "finding")))\n")
    }
    if let id = firstOfWorst(report.findings)?.check { output.write("Learn more: bulwark explain \(id)\n") }
  }

  private func writeNotCounted(_ report: Report, to output: Output) {
    if report.baselined > 0 {
      output.write("Not counted: \(Wording.baselined(report))\(isVerbose ? "" : " (-v lists them)")\n")
    }
    if report.waived > 0 {
      output.write("Not counted: \(report.waived) waived\(isVerbose ? "" : " (-v lists them)")\n")
    }
    if report.hasAttestations {
      let attested = report.assessments.count { $0.verdict == .attested }
      output.write(
        "Attested, not checked: \(Wording.counted(attested, "recommendation"))\(isVerbose ? "" : " (-v lists them)")\n"
      )
    }
    if report.counts.unchanged > 0 { output.write("Not listed: \(Wording.unchanged(report))\n") }
    if isVerbose, report.counts.belowSeverity > 0 {
      output.write(
        "Not listed: \(Wording.counted(report.counts.belowSeverity, "finding")) below the least severity\n")
    }
  }

  private func firstOfWorst(_ findings: [Finding]) -> Finding? {
    guard let worst = findings.lazy.map(\.severity).max() else { return nil }
    return findings.first { $0.severity == worst }
  }

  /// The edit that closes the most findings: those of high severity count first, so that a crowd of
  /// small ones does not hide them.
  private func mostClosing(_ findings: [Finding]) -> (summary: String, count: Int)? {
    var counts: [String: (weighty: Int, all: Int)] = [:]
    for finding in findings {
      guard let remedy = finding.remedy, remedy.safety != .manual else { continue }
      counts[remedy.summary, default: (0, 0)].all += 1
      if finding.severity >= .high { counts[remedy.summary]?.weighty += 1 }
    }
    let best = counts.filter { $0.value.all > 1 }.max {
      ($0.value.weighty, $0.value.all, $1.key) < ($1.value.weighty, $1.value.all, $0.key)
    }
    return best.map { ($0.key, $0.value.all) }
  }
}
