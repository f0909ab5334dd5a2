public import Assessment
internal import Checks
internal import Documents
internal import Findings
internal import Guide
internal import Judgement

/// The report as JUnit XML, for the test views of Jenkins and GitLab.
///
/// One suite a file, since that is how findings come and how people mend them; the class of a test is
/// its check. GitLab names a test's group by the class and ignores the suite, Jenkins takes what stands
/// before the last dot of the class for a package: an id of a check has no dot, a file name has. GitLab
/// drops tests with a name that has come before, and finds a test again by its name: so names are
/// numbered where they repeat, and hold no line.
public struct JUnitReport: Sendable {
  public init() {}

  public func write(_ report: Report, to output: Output) {
    let passed = report.assessments.filter { $0.verdict == .pass }
    let unread = report.errors.count + report.unassessed.count
    let input = max(unread, 1)
    let tests = report.listed.count + passed.count + input
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.write("<testsuites name=\"bulwark\" tests=\"\(tests)\"")
    output.write(" failures=\"\(report.findings.count)\" errors=\"\(unread)\"")
    output.write("\(skipped(report.baselined + report.waived))>\n")
    writeInput(report, unread, to: output)
    writeFindings(report, to: output)
    if !passed.isEmpty {
      open(suite: "passed", tests: passed.count, to: output)
      for assessment in passed {
        output.write("    <testcase classname=\"passed\" name=\"\(assessment.id)\"/>\n")
      }
      output.write("  </testsuite>\n")
    }
    output.write("</testsuites>\n")
    output.flush()
  }

  private func open(
    suite: String, tests: Int, failures: Int = 0, errors: Int = 0, skipped count: Int = 0, to output: Output
  ) {
    output.write("  <testsuite name=\"\(escaped(suite))\" tests=\"\(tests)\"")
    output.write(" failures=\"\(failures)\" errors=\"\(errors)\"\(skipped(count))>\n")
  }

  /// Findings that are waived or that the baseline knows are tests that were skipped.
  private func skipped(_ count: Int) -> String { count > 0 ? " skipped=\"\(count)\"" : "" }

  private func escaped(_ text: String) -> String { XMLText.escaped(Wording.plain(text)) }

  // MARK: Input

  /// What could not be read; where all could, one test that says so, for a report without tests counts
  /// as broken.
  private func writeInput(_ report: Report, _ unread: Int, to output: Output) {
    open(suite: "input", tests: max(unread, 1), errors: unread, to: output)
    if unread == 0 {
      output.write("    <testcase classname=\"input\" name=\"all of the input was read\"/>\n")
    }
    var names = Numbering()
    for error in report.errors {
      let place = Wording.place(error.file, error.position)
      writeError(error.file, "could not be read", place, error.message, &names, to: output)
    }
    for entry in report.unassessed {
      let place = Wording.place(entry.file, entry.line.map { Position(line: $0, column: 1) })
      writeError(entry.file, entry.reason.rawValue, place, entry.message, &names, to: output)
    }
    output.write("  </testsuite>\n")
  }

  private func writeError(
    _ file: String, _ type: String, _ place: String, _ message: String, _ names: inout Numbering,
    to output: Output
  ) {
    let name = XMLText.escaped(names.numbered(Wording.plain(file)))
    let message = escaped(message)
    output.write("    <testcase classname=\"input\" name=\"\(name)\" file=\"\(escaped(file))\">\n")
    output.write("      <error message=\"\(message)\" type=\"\(type)\">")
    output.write("\(XMLText.escaped(place)): \(message)</error>\n    </testcase>\n")
  }

  // MARK: Findings

  private func writeFindings(_ report: Report, to output: Output) {
    let findings = report.listed
    let abouts = Registry.checks.map { type(of: $0).about }
    let whys = Dictionary(abouts.map { ($0.id, $0.why) }) { first, _ in first }
    var names = Numbering()
    var start = 0
    while start < findings.count {
      let source = findings[start].place.tree.source
      let end = findings[start...].firstIndex { $0.place.tree.source !== source } ?? findings.count
      let known = findings[start..<end].count { whySkipped($0, report) != nil }
      open(
        suite: source.name, tests: end - start, failures: end - start - known, skipped: known, to: output)
      for finding in findings[start..<end] {
        let skipped = whySkipped(finding, report)
        write(finding, source, why: whys[finding.check], skipped: skipped, &names, to: output)
      }
      output.write("  </testsuite>\n")
      start = end
    }
  }

  private func whySkipped(_ finding: Finding, _ report: Report) -> String? {
    if let waiver = report.waiver(of: finding) { return "waived: \(waiver.reason)" }
    return report.isBaselined(finding) ? "the baseline knows it" : nil
  }

  private func write(
    _ finding: Finding, _ source: Source, why: String?, skipped: String?, _ names: inout Numbering,
    to output: Output
  ) {
    let snippet = Snippet(source, finding.place.range) {
      Masking.ranges(around: finding.place, shown: $0)
    }
    let file = escaped(source.name)
    let name = names.numbered(
      "\(Wording.subject(finding)): \(Wording.plain(finding.path))", in: finding.check)
    let message = "\(finding.severity.rawValue): \(Wording.plain(finding.message))"
    let position = Position(line: snippet.number, column: snippet.column)
    var body = "\(source.isLive ? Wording.plain(finding.path) : Wording.place(source.name, position))\n"
    let note = Location.note(finding)
    if !note.isEmpty { body += "(\(note))\n" }
    body += "\(snippet.text)\n"
    if let why { body += "Why: \(why)\n" }
    if let remedy = finding.remedy { body += "\(Wording.advice(remedy))\n" }
    output.write(
      "    <testcase classname=\"\(finding.check)\" name=\"\(XMLText.escaped(name))\" file=\"\(file)\">\n")
    if let skipped {
      return output.write("      <skipped message=\"\(escaped(skipped))\"/>\n    </testcase>\n")
    }
    output.write(
      "      <failure message=\"\(XMLText.escaped(message))\" type=\"\(finding.severity.rawValue)\">")
    output.write("\(XMLText.escaped(message))\n\(XMLText.escaped(body))</failure>\n    </testcase>\n")
  }

  /// Makes names differ within their class.
  private struct Numbering {
    private var counts: [String: [String: Int]] = [:]

    mutating func numbered(_ name: String, in group: String = "") -> String {
      let count = counts[group, default: [:]][name, default: 0] + 1
      counts[group, default: [:]][name] = count
      return count == 1 ? name : "\(name) (\(count))"
    }
  }
}
