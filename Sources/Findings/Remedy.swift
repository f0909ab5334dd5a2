public import Documents

/// How a finding can be closed, and how safely. The change is an intention: its byte edits are
/// planned only where somebody wants to see them.
public struct Remedy: Sendable {
  /// One imperative line: "Set readOnlyRootFilesystem: true".
  public let summary: String
  public let change: Change?
  // Behind the change, where memory is left: findings are many, and each holds one of these.
  public let safety: Safety

  public init(_ safety: Safety, _ summary: String, _ change: Change? = nil) {
    self.safety = safety
    self.summary = summary
    self.change = change
  }

  /// Advice that no machine should follow for the user.
  public static func advice(_ summary: String) -> Remedy { Remedy(.manual, summary) }
}

/// What a remedy may break.
public enum Safety: String, Sendable, CaseIterable, Codable {
  /// Reversible, and no known class of working program depends on the old value.
  case safe
  /// May change behaviour: apply and watch.
  case review
  /// For a person to decide and do.
  case manual
}
