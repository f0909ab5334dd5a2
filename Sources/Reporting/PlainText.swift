/// Sentences that hold names from the input, for a terminal.
public enum PlainText {
  /// The sentence with all that would turn, hide or control made visible.
  public static func line(_ text: String) -> String { TerminalText.escaped(text) }
}
