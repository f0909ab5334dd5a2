internal import Findings
public import Guide

/// How many findings of each severity.
public struct SeverityCounts {
  private var counts: [Severity: Int] = [:]

  init(_ findings: some Sequence<Finding>) {
    for finding in findings { counts[finding.severity, default: 0] += 1 }
  }

  var total: Int { counts.values.reduce(0, +) }

  public subscript(severity: Severity) -> Int { counts[severity] ?? 0 }
}
