public import Assessment
internal import Findings
internal import Guide

/// The report as GitLab's Code Quality artefact, an array of problems (`artifacts:reports:codequality`).
///
/// GitLab drops a problem whose fingerprint has already come, so a repeated one gets its number. What
/// could not be read is a problem, too: the format has no other place for it.
public struct GitLabReport: Sendable {
  public init() {}

  public func write(_ report: Report, to output: Output) {
    var seen: [String: Int] = [:]
    JSONWriter.write(to: output) { json in
      json.array { json in
        for error in report.errors {
          problem(
            "Could not be read: \(Wording.plain(error.message))", check: "input/unreadable", "blocker",
            unique("\(error.file) \(error.message)", &seen), error.file, error.position?.line, &json)
        }
        for entry in report.unassessed {
          problem(
            "Not assessed: \(Wording.plain(entry.message))", check: "input/\(entry.reason.rawValue)", "major",
            unique("\(entry.file) \(entry.reason.rawValue)", &seen), entry.file, entry.line, &json)
        }
        for finding in report.findings {
          let location = Location(finding)
          var text = "\(Wording.subject(finding)): \(Wording.plain(finding.message))."
          if let origin = location.origin { text += " It is \(origin)." }
          if let remedy = finding.remedy { text += " \(Wording.advice(remedy))." }
          problem(
            text, check: finding.check, finding.severity.gitlab,
            numbered(Fingerprint(finding).description, &seen), location.file, location.start.line, &json)
        }
      }
    }
  }

  private func problem(
    _ description: String, check: String, _ severity: String, _ fingerprint: String, _ file: String,
    _ line: Int?, _ json: inout JSONWriter
  ) {
    json.lineBreak()
    json.object { json in
      json.field("description", description)
      json.field("check_name", check)
      json.field("fingerprint", fingerprint)
      json.field("severity", severity)
      json.key("location")
      json.object { json in
        json.field("path", file)
        json.key("lines")
        json.object { json in json.field("begin", line ?? 1) }
      }
    }
  }

  private func unique(_ text: String, _ seen: inout [String: Int]) -> String {
    numbered(Fingerprint(of: text).description, &seen)
  }

  private func numbered(_ fingerprint: String, _ seen: inout [String: Int]) -> String {
    let count = (seen[fingerprint] ?? 0) + 1
    seen[fingerprint] = count
    return count == 1 ? fingerprint : "\(fingerprint)-\(count)"
  }
}

extension Severity {
  /// GitLab's words, from the top: `info` is for what needs no work.
  fileprivate var gitlab: String {
    switch self {
    case .critical: "blocker"
    case .high: "critical"
    case .medium: "major"
    case .low: "minor"
    }
  }
}
