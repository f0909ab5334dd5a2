internal import Findings
internal import Guide

/// The gravest findings, for readers that take only so many.
struct Gravest {
  /// In the order of the report.
  let kept: [Finding]
  let leftOut: SeverityCounts

  init(_ findings: [Finding], limit: Int) {
    guard findings.count > limit else {
      (kept, leftOut) = (findings, SeverityCounts([]))
      return
    }
    let counts = SeverityCounts(findings)
    // How many of each severity there is room for.
    var room = limit
    var rest: [Severity: Int] = [:]
    for severity in Severity.allCases.reversed() {
      rest[severity] = min(room, counts[severity])
      room -= min(room, counts[severity])
    }
    var (kept, left): ([Finding], [Finding]) = ([], [])
    for finding in findings {
      if let places = rest[finding.severity], places > 0 {
        rest[finding.severity] = places - 1
        kept.append(finding)
      } else {
        left.append(finding)
      }
    }
    (self.kept, leftOut) = (kept, SeverityCounts(left))
  }
}

/// Critical first; those of one severity stay in the order of the report.
func gravestFirst(_ findings: [Finding]) -> [Finding] {
  Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
}
