/// Rows of comma-separated values (RFC 4180, but with LF) that a spreadsheet takes for text: a field that it
/// would run as a formula begins with an apostrophe, and what controls, turns or hides is shown escaped.
enum CSVText {
  static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\n" }

  static func field(_ text: String) -> String {
    var shown = TerminalText.escaped(text)
    if let first = shown.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) { shown = "'" + shown }
    guard shown.utf8.contains(where: isSpecial) else { return shown }
    return "\"\(shown.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: " ")
  }
}
