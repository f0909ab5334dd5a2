/// A name and its value around a `=`, a `:` or the `>` of an XML element.
struct CredentialAssignment {
  private let text: Bytes
  private let syntax: CredentialScanner.Syntax
  private let separator: Int
  let name: Range<Int>
  let value: Range<Int>
  private let isNameQuoted: Bool
  private let isValueQuoted: Bool
  /// Blanks stand between name and separator, or separator and value.
  private let isSpaced: Bool
  private let startsLine: Bool

  /// Reads what stands around a separator; nil where it separates no name from a value.
  init?(_ text: Bytes, at separator: Int, _ syntax: CredentialScanner.Syntax) {
    guard let name = Self.name(before: separator, in: text) else { return nil }
    // Names that promise nothing are the rule: nothing else is looked at for them.
    guard CredentialName.promise(of: text.part(name.range)) != nil else { return nil }
    self.init(text, separator, name, syntax)
  }

  private init?(
    _ text: Bytes, _ separator: Int, _ name: (range: Range<Int>, isQuoted: Bool),
    _ syntax: CredentialScanner.Syntax
  ) {
    let sign = text[separator]
    let blanks = text.run(from: separator + 1, while: \.isBlank)
    var start = blanks.upperBound
    if start < text.count, text[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < text.count, text[start] != UInt8(ascii: "="), text[start] != UInt8(ascii: ">") else {
      return nil
    }
    self.text = text
    self.syntax = syntax
    self.separator = separator
    self.name = name.range
    isNameQuoted = name.isQuoted
    startsLine = Self.startsLine(name.range.lowerBound - (name.isQuoted ? 1 : 0), in: text)
    isValueQuoted = text[start].isQuote
    isSpaced = !blanks.isEmpty || name.range.upperBound + (name.isQuoted ? 1 : 0) != separator
    if isValueQuoted {
      let quote = text[start]
      let end = text.run(from: start + 1, limit: Self.longest + 1) {
        $0 != quote && $0 != 0x0A && $0 != UInt8(ascii: "\\")
      }
      value = end
    } else if sign == UInt8(ascii: ">") {
      value = text.run(from: start, limit: Self.longest + 1) { $0 != UInt8(ascii: "<") && $0 != 0x0A }
    } else if startsLine, !name.isQuoted, syntax == .settings {
      value = Self.restOfLine(text, start)
    } else {
      value = text.run(from: start, limit: Self.longest + 1) { byte in
        switch byte {
        case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: "<"), UInt8(ascii: ")"),
          UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\\"):
          false
        default: !byte.isSpace && !byte.isQuote
        }
      }
    }
  }

  var promise: CredentialName.Promise? { CredentialName.promise(of: text.part(name)) }

  /// The name that ends before a separator, blanks and quotes passed over.
  static func name(before separator: Int, in text: Bytes) -> (range: Range<Int>, isQuoted: Bool)? {
    var end = separator
    let limit = max(0, separator - 8)
    while end > limit, text[end - 1].isBlank { end -= 1 }
    var quote: UInt8?
    if end > 0, text[end - 1].isQuote {
      quote = text[end - 1]
      end -= 1
      if end > 0, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    }
    var start = end
    let first = max(0, end - 128)
    while start > first, isNamePart(text[start - 1]) { start -= 1 }
    guard start < end, quote == nil || start > 0 && text[start - 1] == quote else { return nil }
    return (start..<end, quote != nil)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Longer values are none that anybody gives by name.
  static let longest = 4096

  /// Up to the end of the line or a comment, without blanks.
  private static func restOfLine(_ text: Bytes, _ start: Int) -> Range<Int> {
    var end = start
    let last = min(text.count, start + longest + 1)
    while end < last, text[end] != 0x0A, text[end] != 0x0D {
      if text[end] == UInt8(ascii: "#"), end > start, text[end - 1].isBlank { break }
      end += 1
    }
    while end > start, text[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  // MARK: Where it stands

  /// Only blanks, a list's dash, or `export` stand before an offset on its line.
  static func startsLine(_ offset: Int, in text: Bytes) -> Bool {
    var i = offset
    while i > 0, text[i - 1].isBlank || text[i - 1] == UInt8(ascii: "-") { i -= 1 }
    if i == 0 || text[i - 1] == 0x0A || text[i - 1] == 0x0D { return true }
    for word: StaticString in ["export", "set", "ENV"] {
      let start = i - word.utf8CodeUnitCount
      if text.has(word, at: start), start == 0 || text[start - 1].isSpace { return true }
    }
    return false
  }

  /// Stands behind the sign of a comment.
  var isComment: Bool { Self.isComment(name.lowerBound, in: text) }

  static func isComment(_ offset: Int, in text: Bytes) -> Bool {
    var start = offset
    let limit = max(0, offset - 512)
    while start > limit, text[start - 1] != 0x0A { start -= 1 }
    let first = text.run(from: start, while: \.isBlank).upperBound
    for sign: StaticString in ["#", ";", "//", "*", "/*", "<!--", "-- "] where text.has(sign, at: first) {
      return true
    }
    return false
  }

  /// Whether something written so is a setting and no part of a program or a sentence.
  var isPlausible: Bool {
    let sign = text[separator]
    let before = name.lowerBound > 0 ? text[name.lowerBound - 1] : 0x0A
    if sign == UInt8(ascii: ">") {
      return before == UInt8(ascii: "<") && value.upperBound < text.count
        && text[value.upperBound] == UInt8(ascii: "<")
    }
    if separator > 0, "=!<>:+~".utf8.contains(text[separator - 1]) { return false }
    if isNameQuoted || sign == UInt8(ascii: ":") {
      // An address such as `password:8080` has no blank.
      guard isNameQuoted || startsLine && isSpaced || isValueQuoted else { return false }
      return isValueQuoted || !isNameQuoted && syntax == .settings && isBareWord
    }
    if isValueQuoted { return true }
    switch syntax {
    case .code: return false
    case .shell: return !isSpaced && isBareWord && !text.part(value).contains(UInt8(ascii: "$"))
    case .settings: return (startsLine || !isSpaced && isApart(before)) && isBareWord
    }
  }

  private func isApart(_ byte: UInt8) -> Bool {
    byte.isSpace || byte.isQuote || ";&?,(".utf8.contains(byte)
  }

  /// No call, no index, no block: `getPassword()`, `args[1]`.
  private var isBareWord: Bool {
    !text.part(value).contains { "()[]{}<>|".utf8.contains($0) }
  }
}
