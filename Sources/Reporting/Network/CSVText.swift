/// Fields of a CSV file (RFC 4180) that a spreadsheet takes for text and nothing else.
enum CSVText {
  static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

  /// What may begin a formula gets an apostrophe before it. Control characters and those that turn or hide
  /// text are made visible, so that a field is one line.
  private static func field(_ text: String) -> String {
    var shown = TerminalText.escaped(text)
    if let first = shown.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) { shown = "'" + shown }
    guard shown.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return shown
    }
    return "\"" + shown.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
