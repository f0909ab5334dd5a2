/// A validating JSON reader (RFC 8259) into the same tree. A text may hold several values one after
/// another, as `kubectl` accepts them. It never recurses.
struct JSONReader: ~Copyable {
  private let limits: Limits
  private var builder: TreeBuilder
  private var position: Int

  private init(source: Source, limits: Limits) {
    self.limits = limits
    builder = TreeBuilder(source: source, limits: limits)
    position = source.markLength
  }

  static func read(_ source: Source, limits: Limits) -> (tree: Tree, errors: [ParseError]) {
    var reader = JSONReader(source: source, limits: limits)
    var errors: [ParseError] = []
    source.bytes.withUnsafeBufferPointer { text in
      do throws(ParseError) {
        reader.skipSpace(text)
        while reader.position < text.count {
          try reader.document(text)
          reader.skipSpace(text)
        }
      } catch {
        errors.append(error)
      }
    }
    return (reader.finish(), errors)
  }

  private consuming func finish() -> Tree { builder.finish(.json) }

  private mutating func document(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) {
    let checkpoint = builder.beginDocument()
    do throws(ParseError) {
      try value(text)
      while builder.depth > 0 { try next(text) }
    } catch {
      builder.discard(checkpoint)
      throw error
    }
    builder.endDocument(checkpoint)
  }

  /// What follows a value inside a container: its end, or a comma and the next member.
  private mutating func next(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) {
    skipSpace(text)
    let isObject = builder.isInMapping
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard position < text.count else { throw unexpectedEnd(text) }
    if text[position] == close {
      position += 1
      return try builder.end(at: position)
    }
    guard text[position] == UInt8(ascii: ",") else {
      throw unexpected(text, "',' or '\(isObject ? "}" : "]")'")
    }
    position += 1
    skipSpace(text)
    if isObject { try key(text) }
    try value(text)
  }

  /// A scalar, or the openings of containers down to the first scalar or empty container.
  private mutating func value(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) {
    while true {
      skipSpace(text)
      guard position < text.count else { throw unexpectedEnd(text) }
      let start = position
      switch text[position] {
      case UInt8(ascii: "{"):
        try builder.begin(.mapping, at: start, style: .flow)
        if try closes(UInt8(ascii: "}"), text) { return }
        try key(text)
      case UInt8(ascii: "["):
        try builder.begin(.sequence, at: start, style: .flow)
        if try closes(UInt8(ascii: "]"), text) { return }
      case UInt8(ascii: "\""):
        let content = try string(text)
        return try builder.scalar(start, position, content: content, style: .doubleQuoted)
      case UInt8(ascii: "t"): return try literal("true", text)
      case UInt8(ascii: "f"): return try literal("false", text)
      case UInt8(ascii: "n"): return try literal("null", text)
      default: return try number(text)
      }
    }
  }

  /// Steps over the opening bracket, and over the closing one where the container is empty.
  private mutating func closes(
    _ bracket: UInt8, _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) -> Bool {
    position += 1
    skipSpace(text)
    guard position < text.count, text[position] == bracket else { return false }
    position += 1
    try builder.end(at: position)
    return true
  }

  private mutating func key(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) {
    guard position < text.count else { throw unexpectedEnd(text) }
    guard text[position] == UInt8(ascii: "\"") else { throw unexpected(text, "a key in double quotes") }
    let start = position
    let content = try string(text)
    builder.key(start, position, content: content, marks: .quotedKey)
    skipSpace(text)
    guard position < text.count else { throw unexpectedEnd(text) }
    guard text[position] == UInt8(ascii: ":") else { throw unexpected(text, "':' behind the key") }
    position += 1
  }

  private mutating func literal(
    _ word: StaticString, _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) {
    let end = position + word.utf8CodeUnitCount
    guard end <= text.count,
      text[position..<end].elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    else { throw unexpected(text, "a value") }
    try builder.scalar(position, end, content: 0, style: .plain)
    position = end
  }

  private mutating func number(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) {
    let start = position
    var i = position
    func digits() -> Int {
      let first = i
      while i < text.count, text[i] >= UInt8(ascii: "0"), text[i] <= UInt8(ascii: "9") { i += 1 }
      return i - first
    }
    if i < text.count, text[i] == UInt8(ascii: "-") { i += 1 }
    let first = i
    let whole = digits()
    guard whole > 0 else { throw unexpected(text, "a value") }
    guard whole == 1 || text[first] != UInt8(ascii: "0") else {
      throw ParseError(.syntax, "a number cannot begin with 0", at: start)
    }
    if i < text.count, text[i] == UInt8(ascii: ".") {
      i += 1
      guard digits() > 0 else { throw ParseError(.syntax, "digits missing behind the decimal point", at: i) }
    }
    if i < text.count, text[i] | 0x20 == UInt8(ascii: "e") {
      i += 1
      if i < text.count, text[i] == UInt8(ascii: "+") || text[i] == UInt8(ascii: "-") { i += 1 }
      guard digits() > 0 else { throw ParseError(.syntax, "digits missing in the exponent", at: i) }
    }
    position = i
    try builder.scalar(start, i, content: 0, style: .plain)
  }

  // MARK: Strings

  /// Reads a string with its quotes; returns 0 where its text stands in the source as it is.
  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) -> UInt32 {
    let start = position
    var i = start + 1
    while i < text.count {
      let byte = text[i]
      if byte == UInt8(ascii: "\"") {
        position = i + 1
        return 0
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(text, from: start) }
      guard byte >= 0x20 else { throw controlCharacter(text, at: i) }
      i += 1
    }
    throw ParseError(.syntax, "a string is not closed", at: start)
  }

  private mutating func escapedString(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(ParseError) -> UInt32 {
    var i = start + 1
    while i < text.count {
      let byte = text[i]
      switch byte {
      case UInt8(ascii: "\""):
        position = i + 1
        return builder.addEscaped(start + 1..<i)
      case UInt8(ascii: "\\"): i = try Self.escape(text, at: i).end
      case ..<0x20: throw controlCharacter(text, at: i)
      default: i += 1
      }
    }
    throw ParseError(.syntax, "a string is not closed", at: start)
  }

  /// The text of a string whose escapes are known to be right.
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var start = 0
    while let found = text[start...].firstIndex(of: UInt8(ascii: "\\")),
      let (scalar, end) = try? escape(text, at: found)
    {
      decoded.append(contentsOf: text[start..<found])
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      start = end
    }
    decoded.append(contentsOf: text[start...])
    return decoded
  }

  /// What an escape stands for, and the place behind it.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, at i: Int
  ) throws(ParseError) -> (scalar: Unicode.Scalar, end: Int) {
    guard i + 1 < text.count else { throw ParseError(.syntax, "a string is not closed", at: i) }
    switch text[i + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return (Unicode.Scalar(text[i + 1]), i + 2)
    case UInt8(ascii: "b"): return ("\u{8}", i + 2)
    case UInt8(ascii: "f"): return ("\u{C}", i + 2)
    case UInt8(ascii: "n"): return ("\n", i + 2)
    case UInt8(ascii: "r"): return ("\r", i + 2)
    case UInt8(ascii: "t"): return ("\t", i + 2)
    case UInt8(ascii: "u"):
      guard let high = hexUnit(text, at: i + 2) else {
        throw ParseError(.syntax, "\\u takes four hexadecimal digits", at: i)
      }
      if high & 0xFC00 == 0xD800, i + 7 < text.count, text[i + 6] == UInt8(ascii: "\\"),
        text[i + 7] == UInt8(ascii: "u"), let low = hexUnit(text, at: i + 8), low & 0xFC00 == 0xDC00
      {
        let scalar = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))
        return (Unicode.Scalar(scalar) ?? "\u{FFFD}", i + 12)
      }
      // A lone surrogate becomes U+FFFD, as in Go's decoder.
      return (Unicode.Scalar(UInt32(high)) ?? "\u{FFFD}", i + 6)
    default: throw ParseError(.syntax, "unknown escape in a string", at: i)
    }
  }

  private static func hexUnit(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> UInt16? {
    guard i + 4 <= text.count else { return nil }
    var unit: UInt16 = 0
    for byte in text[i..<i + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return unit
  }

  // MARK: Space and errors

  private mutating func skipSpace(_ text: UnsafeBufferPointer<UInt8>) {
    while position < text.count, text[position] <= 0x20 {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func unexpectedEnd(_ text: UnsafeBufferPointer<UInt8>) -> ParseError {
    ParseError(.syntax, "the text ends inside a value", at: text.count)
  }

  private func unexpected(_ text: UnsafeBufferPointer<UInt8>, _ wanted: String) -> ParseError {
    ParseError(.syntax, "expected \(wanted)", at: position)
  }

  private func controlCharacter(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> ParseError {
    ParseError(.syntax, "a string cannot hold control character U+00\(ByteSurvey.hex(text[i]))", at: i)
  }
}
