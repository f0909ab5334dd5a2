public import Checks
public import Judgement

extension Registry {
  /// The names of all checks.
  public static let names = CheckNames(checks.map { type(of: $0).about })
}
