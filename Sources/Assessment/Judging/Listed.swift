public import Findings
public import Guide

/// What of the findings is listed, and what counts. The verdicts stay what they are: no reader's choice
/// makes a weakness go away.
extension Report {
  /// The findings that count and those that the baseline knows, in the order of the report.
  public var listed: [Finding] { everything ?? findings }

  /// The number of findings that the baseline knows, of those listed.
  public var baselined: Int { listed.count - findings.count - waived }

  /// Whether the run was compared with a baseline.
  public var hasBaseline: Bool { known != nil }

  /// Whether the baseline knows a finding: then it is listed, and neither counts nor fails the run.
  public func isBaselined(_ finding: Finding) -> Bool {
    known?.contains(ObjectIdentifier(finding)) ?? false
  }

  /// Leaves out the findings below a severity.
  public mutating func leaveOut(below severity: Severity) {
    guard severity > .low else { return }
    counts.belowSeverity += leaveOut { $0.severity < severity }
  }

  /// Drops findings from the report.
  ///
  /// - Returns: How many.
  mutating func leaveOut(where isUnwanted: (Finding) -> Bool) -> Int {
    let before = listed.count
    everything?.removeAll(where: isUnwanted)
    findings.removeAll(where: isUnwanted)
    return before - listed.count
  }
}
