internal import Documents
internal import Findings
internal import Guide
internal import Reporting

/// The words of an answer. Names and values come from whoever sent the object: what would turn, hide or control
/// on a terminal is made visible, and all is of bounded length.
enum AnswerText {
  /// The most bytes of a message; an object of a thousand bad containers is no reason for a megabyte.
  static let messageLimit = 32 << 10
  /// The API server cuts longer ones, and all of them behind 4096 bytes.
  static let warningLimit = 256
  static let warningsLimit = 4096

  /// Why an object is refused: a line for each reason, the gravest first.
  static func message(_ decision: AdmissionDecision) -> String {
    if let failure = decision.failure { return "bulwark could not judge it: \(plain(failure.reason, 500))" }
    let findings = decision.refusing.sorted { $0.severity > $1.severity }
    guard let first = findings.first else { return "" }
    let count = findings.count == 1 ? "1 reason" : "\(findings.count) reasons"
    var text = "bulwark refuses \(subject(first)) for \(count):"
    for (position, finding) in findings.enumerated() {
      let line = "\n- \(sentence(finding)). \(remedy(finding))"
      guard text.utf8.count + line.utf8.count <= messageLimit else {
        return text + "\n- and \(findings.count - position) more; `bulwark scan` shows all"
      }
      text += line
    }
    return text
  }

  /// What kubectl prints.
  static func warnings(_ decision: AdmissionDecision) -> [String] {
    var lines: [String] = []
    if let failure = decision.failure, !failure.refuses {
      lines.append(cut("bulwark could not judge it: \(plain(failure.reason, 500))", warningLimit))
    }
    let findings = decision.warning.sorted { $0.severity > $1.severity }
    var room = warningsLimit - warningLimit - (lines.first?.utf8.count ?? 0)
    for (position, finding) in findings.enumerated() {
      let line = cut("\(sentence(finding)). \(remedy(finding))", warningLimit)
      guard room >= line.utf8.count else {
        lines.append("bulwark: \(findings.count - position) more findings; `bulwark scan` shows all")
        break
      }
      room -= line.utf8.count
      lines.append(line)
    }
    return lines
  }

  /// "pod/no-privileged (critical) container web at spec.containers[0].securityContext.privileged: is privileged".
  private static func sentence(_ finding: Finding) -> String {
    let container = finding.container.map { $0.isEmpty ? "" : " container \(plain($0, 80))" } ?? ""
    return "\(finding.check) (\(finding.severity.rawValue))\(container) at \(plain(finding.path, 300)): "
      + plain(finding.message, 500)
  }

  private static func remedy(_ finding: Finding) -> String {
    finding.remedy.map { "Remedy: \(plain($0.summary, 300))" } ?? ""
  }

  private static func subject(_ finding: Finding) -> String {
    let subject = finding.subject
    let name = subject.name.isEmpty ? "(no name)" : plain(subject.name, 253)
    return "\(plain(subject.kind, 63)) \(subject.namespace.map { "\(plain($0, 63))/" } ?? "")\(name)"
  }

  /// A text of the object, made harmless and of at most so many bytes.
  static func plain(_ text: String, _ limit: Int) -> String {
    cut(PlainText.line(cut(text, limit)), 2 * limit)
  }

  /// At most so many bytes of a text, whole characters of it.
  static func cut(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let mark = "…"
    var end = text.utf8.index(text.startIndex, offsetBy: limit - mark.utf8.count)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return text[..<end] + mark
  }
}
