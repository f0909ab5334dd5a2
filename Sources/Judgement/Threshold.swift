public import Guide

/// From which severity on findings fail a run: a severity, or none.
public enum Threshold: String, Sendable, CaseIterable {
  case low, medium, high, critical, none

  /// Whether a severity reaches it.
  public func isReached(by severity: Severity) -> Bool {
    Severity(rawValue: rawValue).map { severity >= $0 } ?? false
  }
}
