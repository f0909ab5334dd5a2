extension Literal {
  /// The value on one line: as JSON, or as YAML that means the same in flow and in block style.
  func text(json: Bool) -> String {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .int(let int): String(int)
    case .string(let string): Literal.quoted(string, json: json)
    case .list(let items): "[" + items.map { $0.text(json: json) }.joined(separator: ", ") + "]"
    }
  }

  /// A string, plain where YAML reads it as the same string again.
  static func quoted(_ text: String, json: Bool) -> String {
    !json && isPlain(text) ? text : doubleQuoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let isLetter = first | 0x20 >= 0x61 && first | 0x20 <= 0x7A
    let isDigit = first >= 0x30 && first <= 0x39
    guard isLetter || isDigit || first == UInt8(ascii: "/") else { return false }
    let harmless = text.utf8.allSatisfy { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x2D && byte <= 0x39 || byte == UInt8(ascii: "_")
    }
    var text = text
    return harmless && text.withUTF8 { Value.resolve($0) } == .string
  }

  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
