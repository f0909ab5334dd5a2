internal import Findings
public import Guide

/// How many findings of each severity.
public struct SeverityCounts {
  private var counts = [Int](repeating: 0, count: Severity.allCases.count)

  init(_ findings: some Sequence<Finding>) {
    for finding in findings { counts[finding.severity.position] += 1 }
  }

  var total: Int { counts.reduce(0, +) }

  public subscript(severity: Severity) -> Int { counts[severity.position] }
}

extension Severity {
  /// Its place among all, the least first.
  fileprivate var position: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}
