public import Assessment
internal import Documents
internal import Findings
internal import Guide

/// The report as commands of GitHub Actions, which become annotations of the changed lines.
///
/// GitHub shows ten annotations of each kind a step, so the gravest come first; the message names the
/// place once more, because the log shows nothing else of a command.
public struct GitHubReport: Sendable {
  private static let shown = 10

  public init() {}

  public func write(_ report: Report, to output: Output) {
    var lines: [Level: Int] = [:]
    func say(_ level: Level, _ title: String, _ message: String, at place: Place? = nil) {
      lines[level, default: 0] += 1
      output.write(command(level, title, message, at: place))
    }
    for error in report.errors {
      let place = Place(file: error.file, start: error.position)
      say(.error, "could not be read", Wording.plain(error.message), at: place)
    }
    for entry in report.unassessed {
      let place = Place(file: entry.file, start: entry.line.map { Position(line: $0, column: 1) })
      let level = entry.reason == .chartNotRendered ? Level.warning : .error
      say(level, "not assessed", Wording.plain(entry.message), at: place)
    }
    for warning in report.warnings { say(.warning, "Bulwark", Wording.plain(warning)) }
    for finding in gravestFirst(report.findings) {
      let location = Location(finding)
      let place = location.isLive ? nil : Place(file: location.file, start: location.start, end: location.end)
      var message = "\(Wording.subject(finding)): \(Wording.plain(finding.message))"
      if let origin = location.origin { message += " (\(origin))" }
      if let remedy = finding.remedy { message += "\n\(Wording.advice(remedy))" }
      say(Level(finding.severity), "\(finding.check) (\(finding.severity.rawValue))", message, at: place)
    }
    writeSummary(report, hidden: lines.values.reduce(0) { $0 + max(0, $1 - Self.shown) }, to: output)
    output.flush()
  }

  private func writeSummary(_ report: Report, hidden: Int, to output: Output) {
    let counts = SeverityCounts(report.findings)
    let found =
      report.findings.isEmpty
      ? "No findings" : "\(Wording.counted(report.findings.count, "finding")): \(Wording.list(counts))"
    output.write("\(found); \(Wording.read(report.counts))\n")
    if report.baselined > 0 { output.write("Not counted: \(Wording.baselined(report))\n") }
    if report.counts.unchanged > 0 { output.write("Not listed: \(Wording.unchanged(report))\n") }
    guard hidden > 0 else { return }
    output.write(
      "GitHub shows \(Self.shown) annotations of each kind a step: \(hidden) more are in this log only\n")
  }

  // MARK: Commands

  private enum Level: String {
    case error, warning, notice

    init(_ severity: Severity) {
      switch severity {
      case .critical, .high: self = .error
      case .medium: self = .warning
      case .low: self = .notice
      }
    }
  }

  private struct Place {
    let file: String
    var start: Position?
    var end: Position?
  }

  private func command(_ level: Level, _ title: String, _ message: String, at place: Place?) -> String {
    var properties: [String] = []
    var message = message
    if let place {
      properties.append("file=\(property(place.file))")
      if let start = place.start {
        properties.append("line=\(start.line)")
        // The runner refuses columns across lines.
        let isOneLine = place.end.map { $0.line == start.line } ?? true
        if isOneLine { properties.append("col=\(start.column)") }
        if let end = place.end {
          properties.append("endLine=\(end.line)")
          if isOneLine { properties.append("endColumn=\(end.column)") }
        }
      }
      message = "\(Wording.place(place.file, place.start)): \(message)"
    }
    properties.append("title=\(property(title))")
    return "::\(level.rawValue) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  /// The runner takes a percent sign and line ends from a message only in this form.
  private func data(_ text: String) -> String {
    encoded(text) { $0 == "%" || $0 == "\r" || $0 == "\n" }
  }

  /// Properties end at commas and colons. Other control characters are encoded as well: the runner
  /// leaves them so, and no file on disk has such a name for honest reasons.
  private func property(_ text: String) -> String {
    encoded(text) { $0 == "%" || $0 == ":" || $0 == "," || $0.value < 0x20 || $0.value == 0x7F }
  }

  private func encoded(_ text: String, _ isSpecial: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isSpecial) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      guard isSpecial(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
    return result
  }
}
