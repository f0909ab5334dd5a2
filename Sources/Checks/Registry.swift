/// All checks, in the order of the guide.
public enum Registry {
  public static let checks: [any Check] = Registry.generated

  /// The recommendation of each check, by their ids.
  public static let recommendations = Dictionary(
    uniqueKeysWithValues: checks.map { (type(of: $0).about.id, type(of: $0).about.recommendation) })

  /// The recommendations that have a check.
  public static let servedRecommendations = Set(recommendations.values)

  /// The check with this id.
  public static func check(_ id: String) -> (any Check)? {
    checks.first { type(of: $0).about.id == id }
  }
}
