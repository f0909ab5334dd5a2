internal import Findings
internal import Guide

/// What an update leaves as it was: the findings that the object had before.
struct UpdateComparison {
  private var known: [Weakness: Int] = [:]

  /// A finding as it must come again to be the same: another value at its place is another weakness, and has to
  /// stand by itself. Only of an image is it the same: each release brings another.
  private struct Weakness: Hashable {
    let fingerprint: Fingerprint
    let severity: Severity
    let message: String

    init(_ finding: Finding) {
      fingerprint = Fingerprint(finding)
      severity = finding.severity
      message = finding.place.node.keyIs("image") ? "" : finding.message
    }
  }

  init(_ before: [Finding]) {
    for finding in before { known[Weakness(finding), default: 0] += 1 }
  }

  /// Whether the object had this weakness; each counts as often as it was there.
  mutating func takeUp(_ finding: Finding) -> Bool {
    let weakness = Weakness(finding)
    guard let count = known[weakness], count > 0 else { return false }
    known[weakness] = count - 1
    return true
  }
}
