internal import Assessment
internal import Documents
internal import Findings
internal import Guide

/// The words in which the formats for other programs speak of a finding. All that comes from the input
/// is one line of harmless characters and of bounded length.
enum Wording {
  /// Longer than any name that the API server takes (253).
  private static let limit = 300

  /// What may be shown of a text from the input: what would turn, hide or control is shown as `\u{…}`.
  static func plain(_ text: String) -> String {
    guard text.utf8.count > limit else { return TerminalText.escaped(text) }
    let scalars = text.unicodeScalars
    let start = String(String.UnicodeScalarView(scalars.prefix(limit)))
    let isCut = start.utf8.count < text.utf8.count
    return TerminalText.escaped(start) + (isCut ? "…" : "")
  }

  /// "Deployment shop/web, container web".
  static func subject(_ finding: Finding) -> String {
    guard let container = finding.container, !container.isEmpty else { return object(finding.subject) }
    return "\(object(finding.subject)), container \(plain(container))"
  }

  /// "Deployment shop/web".
  static func object(_ subject: Subject) -> String {
    let name = subject.name.isEmpty ? "(no name)" : plain(subject.name)
    return "\(plain(subject.kind)) \(subject.namespace.map { "\(plain($0))/" } ?? "")\(name)"
  }

  /// "Fix: Set hostPID: false".
  static func advice(_ remedy: Remedy) -> String { "\(label(remedy.safety)): \(plain(remedy.summary))" }

  static func label(_ safety: Safety) -> String {
    switch safety {
    case .safe: "Fix"
    case .review: "Fix after review"
    case .manual: "Advice"
    }
  }

  /// "web.yaml:23:9".
  static func place(_ file: String, _ position: Position?) -> String {
    guard let position else { return plain(file) }
    return "\(plain(file)):\(position.line):\(position.column)"
  }

  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// "12 objects in 3 files"; those of a cluster are in none.
  static func read(_ counts: Report.Counts) -> String {
    counted(counts.objects, "object") + (counts.files > 0 ? " in \(counted(counts.files, "file"))" : "")
  }

  /// "3 findings that the baseline knows".
  static func baselined(_ report: Report) -> String {
    "\(counted(report.baselined, "finding")) that the baseline knows"
  }

  /// "3 findings on unchanged lines".
  static func unchanged(_ report: Report) -> String {
    "\(counted(report.counts.unchanged, "finding")) on unchanged lines"
  }

  /// "1 critical, 3 high".
  static func list(_ counts: SeverityCounts) -> String {
    Severity.allCases.reversed().filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
      .joined(separator: ", ")
  }
}
