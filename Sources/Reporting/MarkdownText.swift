/// Text from the input for Markdown as GitHub and GitLab read it: never markup, HTML, a link or a mention.
enum MarkdownText {
  /// Words that hold nothing but letters and plain punctuation stand as they are; all else goes into a code
  /// span. There nothing is a mention, a reference, a link, an emoji or HTML, which
  /// no escaping in running text could keep off.
  static func inline(_ text: String) -> String {
    var last: Unicode.Scalar = " "
    var result = ""
    for scalar in text.unicodeScalars {
      // A colon within a word begins an emoji or ends the scheme of an address.
      guard isPlain(scalar), last != ":" || scalar == " " else { return code(text) }
      if scalar == "_" { result += "\\" }
      result.unicodeScalars.append(scalar)
      last = scalar
    }
    return text.contains("www.") ? code(text) : result
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case " ", ",", ".", ":", ";", "'", "\"", "(", ")", "/", "-", "_", "=", "…": true
    default: false
    }
  }

  /// A code span around one line, fenced by more backticks than follow each other in it.
  static func code(_ text: String) -> String {
    guard !text.isEmpty else { return "` `" }
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    guard longest > 0 else { return "`\(text)`" }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(text) \(fence)"
  }
}
