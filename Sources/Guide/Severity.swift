/// How much harm follows when a recommendation is not kept; ordered, `low` first.
public enum Severity: String, Sendable, Comparable, CaseIterable, Codable {
  case low, medium, high, critical

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}
