/// All checks, in the order of the guide.
public enum Registry {
  public static let checks: [any Check] = Registry.generated

  /// The recommendations that have a check.
  public static let servedRecommendations = Set(checks.map { type(of: $0).about.recommendation })

  /// The check with this id.
  public static func check(_ id: String) -> (any Check)? {
    checks.first { type(of: $0).about.id == id }
  }
}
