extension Literal {
  /// The value on one line: as JSON, or as YAML that means the same in flow and in block style.
  func text(json: Bool, tight: Bool = false, inFlow: Bool = true) -> String {
    let comma = tight ? "," : ", "
    let colon = tight ? ":" : ": "
    switch self {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int): return String(int)
    case .string(let string): return Literal.quoted(string, json: json, inFlow: inFlow)
    case .list(let items):
      return "[" + items.map { $0.text(json: json, tight: tight) }.joined(separator: comma) + "]"
    case .mapping(let entries):
      let texts = entries.map { entry in
        Literal.quoted(entry.key, json: json) + colon + entry.value.text(json: json, tight: tight)
      }
      return "{" + texts.joined(separator: comma) + "}"
    }
  }

  /// JSON with one entry or item a line. The first line follows what stands before it; the others
  /// begin with `indent`, those inside with a `step` more.
  func broken(indent: String, step: String, lineEnding: String) -> String {
    let inner = indent + step
    let texts: [String]
    switch self {
    case .list(let items) where !items.isEmpty:
      texts = items.map { $0.broken(indent: inner, step: step, lineEnding: lineEnding) }
    case .mapping(let entries) where !entries.isEmpty:
      texts = entries.map { entry in
        let value = entry.value.broken(indent: inner, step: step, lineEnding: lineEnding)
        return "\(Literal.quoted(entry.key, json: true)): \(value)"
      }
    default: return text(json: true)
    }
    let lines = texts.map { lineEnding + inner + $0 }.joined(separator: ",") + lineEnding + indent
    if case .list = self { return "[\(lines)]" }
    return "{\(lines)}"
  }

  /// A string on one line of block style, so that every reader of YAML takes it for that string.
  public static func scalar(_ text: String) -> String { quoted(text, json: false, inFlow: false) }

  /// A string of JSON with its quotes. What cannot be seen is escaped.
  public static func json(_ text: String) -> String { doubleQuoted(text) }

  /// The value on one line of YAML.
  public var flow: String { text(json: false, inFlow: false) }

  /// A string, plain where YAML reads it as the same string again.
  static func quoted(_ text: String, json: Bool, inFlow: Bool = true) -> String {
    !json && isPlain(text, inFlow: inFlow) ? text : doubleQuoted(text)
  }

  /// Letters, digits and a few signs that mean nothing in YAML where they stand: narrower than the
  /// rules of any reader, so that all of them see the same string.
  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, isWord(first) || first == UInt8(ascii: "/") else { return false }
    let isNumeric = first >= 0x30 && first <= 0x39
    // Some readers make a date of 2001-01-01.
    guard !isNumeric || bytes.contains(where: { $0 | 0x20 >= 0x61 || $0 == 0x2E || $0 == 0x2F }) else {
      return false
    }
    for (i, byte) in bytes.enumerated() where !isWord(byte) {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"): break
      case UInt8(ascii: ":") where !inFlow && !isNumeric && i + 1 < bytes.count && isWord(bytes[i + 1]): break
      default: return false
      }
    }
    return bytes.withUnsafeBufferPointer { Value.resolve($0) } == .string
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case 0x0D: result += "\\r"
      case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
