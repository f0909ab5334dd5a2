internal import Assessment
internal import Findings
public import Remediation

/// What became of the findings, in a few lines behind the diff.
public struct FixSummary: Sendable {
  private let style: Style
  /// Also each finding that stays, with its reason.
  private let isVerbose: Bool

  public init(style: Style, isVerbose: Bool) {
    self.style = style
    self.isVerbose = isVerbose
  }

  /// - Parameter written: The files that now hold their fixes; nil where none were to be written.
  public func write(_ report: FixReport, written: Int?, to output: Output) {
    if isVerbose { writeLeft(report, to: output) }
    let files = written ?? report.files.count
    let findings = Wording.counted(report.closed, "finding")
    let scope = "\(findings) in \(Wording.counted(files, "file"))"
    if report.closed == 0 {
      output.write("nothing to fix\n")
    } else if written == nil {
      output.write("\(style.bold("would close \(scope)")); --write changes the files\n")
    } else {
      output.write(style.good("closed \(scope)") + "\n")
    }
    let counts = Counts(report)
    if counts.review > 0 {
      output.write("left for review: \(counts.review); --review fixes these too, and may change behaviour\n")
    }
    if counts.notSelected > 0 { output.write("left, not selected: \(counts.notSelected)\n") }
    if counts.dropped > 0 {
      output.write(style.error("dropped: \(counts.dropped); the edit did not prove itself") + "\n")
    }
    if counts.manual > 0 { write(counts, to: output) }
    if report.leftInPatches > 0 {
      output.write(
        "left in patches of kustomizations: \(report.leftInPatches); mend them by hand, or in what is patched\n"
      )
    }
    if report.leftInRenderings > 0 {
      output.write(
        "left in what is rendered: \(report.leftInRenderings); it is not edited, mend what it is made from"
          + (isVerbose ? "\n" : "; -v tells where\n"))
    }
    let charts = report.unassessed.count { $0.reason == .chartNotRendered }
    if charts > 0 {
      output.write(
        "not looked at: \(Wording.counted(charts, "chart")); templates are not edited, --render finds what to "
          + "mend in them\n")
    }
  }

  private func write(_ counts: Counts, to output: Output) {
    output.write("left for a person to decide: \(counts.manual)")
    output.write(isVerbose ? "\n" : "; -v tells why\n")
    for (check, count) in counts.manualByCheck.prefix(isVerbose ? 0 : 5) {
      output.write("  \(count) \(check)\n")
    }
    let rest = counts.manualByCheck.dropFirst(5).reduce(0) { $0 + $1.count }
    if rest > 0, !isVerbose { output.write("  \(rest) of other checks\n") }
  }

  private func writeLeft(_ report: FixReport, to output: Output) {
    for (finding, reason) in report.left {
      let source = finding.place.tree.source
      let position = source.position(at: finding.place.range.lowerBound)
      // The line of an output is none of the file that it is named by.
      let isInOutput = finding.subject.origin?.isTraced == false
      let place = isInOutput ? Wording.plain(source.name) : Wording.place(source.name, position)
      output.write(
        "\(place): \(finding.check): \(Wording.subject(finding)): \(Wording.plain(reason.words))\n")
    }
  }

  private struct Counts {
    var review = 0
    var notSelected = 0
    var dropped = 0
    var manual = 0
    /// The most frequent first.
    var manualByCheck: [(check: String, count: Int)] = []

    init(_ report: FixReport) {
      var checks: [String: Int] = [:]
      for (finding, reason) in report.left {
        switch reason {
        case .review: review += 1
        case .notSelected: notSelected += 1
        case .dropped: dropped += 1
        case .manual:
          manual += 1
          checks[finding.check, default: 0] += 1
        }
      }
      manualByCheck = checks.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
  }
}

extension FixReport.Reason {
  /// The word for it in JSON.
  var name: String {
    switch self {
    case .review: "review"
    case .notSelected: "not-selected"
    case .manual: "manual"
    case .dropped: "dropped"
    }
  }

  /// Why the finding stays.
  var words: String {
    switch self {
    case .review: "its fix may change behaviour; --review includes it"
    case .notSelected: "not selected"
    case .manual(let advice): advice
    case .dropped: "its edit did not prove itself, and was dropped"
    }
  }
}
