/// What can be said of a recommendation after a run. "Nothing seen" is never a pass.
public enum Verdict: String, Sendable, CaseIterable, Codable {
  case pass, fail
  /// The input holds nothing that the recommendation speaks of.
  case notApplicable = "not-applicable"
  /// The evidence was not in the input.
  case notAssessed = "not-assessed"
  /// A dated, owned statement in the configuration.
  case attested
}
