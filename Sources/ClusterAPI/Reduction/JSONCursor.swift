/// Goes through JSON once, from front to back, and builds nothing: most of what an API server sends is passed over.
///
/// It sees to it that strings and brackets end, and no more: what is passed over matters to nobody, and what is kept
/// is read again, strictly.
struct JSONCursor {
  /// Why the text is no JSON, or not the one that is expected.
  struct Malformed: Error {
    let reason: String
    /// The byte at which it was noticed.
    let offset: Int

    var message: String { "\(reason) at byte \(offset)" }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset: Int
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    offset = 0
  }

  func malformed(_ reason: String) -> Malformed { Malformed(reason: reason, offset: offset) }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }

  // MARK: What comes next

  /// The first byte of what comes next; nil at the end.
  mutating func next() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      case let byte: return byte
      }
    }
    return nil
  }

  mutating func startsMapping() -> Bool { next() == UInt8(ascii: "{") }

  mutating func startsList() -> Bool { next() == UInt8(ascii: "[") }

  // MARK: Mappings and lists

  /// Calls `body` at the value of each entry, which it must go past, with the range of the key without its quotes.
  mutating func mapping(_ body: (Range<Int>, inout JSONCursor) throws(Malformed) -> Void) throws(Malformed) {
    try open(UInt8(ascii: "{"))
    if try closes(UInt8(ascii: "}")) { return }
    repeat {
      let key = try string()
      guard next() == UInt8(ascii: ":") else { throw malformed("expected a colon") }
      offset += 1
      try body(key, &self)
    } while try separates(UInt8(ascii: "}"))
  }

  /// Calls `body` at each item, which it must go past.
  mutating func list(_ body: (inout JSONCursor) throws(Malformed) -> Void) throws(Malformed) {
    try open(UInt8(ascii: "["))
    if try closes(UInt8(ascii: "]")) { return }
    repeat { try body(&self) } while try separates(UInt8(ascii: "]"))
  }

  private mutating func open(_ bracket: UInt8) throws(Malformed) {
    guard next() == bracket else {
      throw malformed("expected \(bracket == UInt8(ascii: "{") ? "a mapping" : "a list")")
    }
    offset += 1
  }

  private mutating func closes(_ bracket: UInt8) throws(Malformed) -> Bool {
    guard let byte = next() else { throw malformed("the text ends too early") }
    guard byte == bracket else { return false }
    offset += 1
    return true
  }

  private mutating func separates(_ bracket: UInt8) throws(Malformed) -> Bool {
    if try closes(bracket) { return false }
    guard bytes[offset] == UInt8(ascii: ",") else { throw malformed("expected a comma") }
    offset += 1
    return true
  }

  // MARK: Values

  /// Goes past a string.
  ///
  /// - Returns: What is between its quotes, as it is written.
  mutating func string() throws(Malformed) -> Range<Int> {
    guard next() == UInt8(ascii: "\"") else { throw malformed("expected a string") }
    offset += 1
    let start = offset
    try endString()
    return start..<offset - 1
  }

  /// From within a string to behind its closing quote.
  private mutating func endString() throws(Malformed) {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    throw malformed("the text ends too early")
  }

  /// Goes past any value.
  mutating func value() throws(Malformed) -> Range<Int> {
    guard let first = next() else { throw malformed("the text ends too early") }
    let start = offset
    switch first {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"), UInt8(ascii: "["): try nested()
    default:
      while offset < bytes.count, Self.isScalar(bytes[offset]) { offset += 1 }
      guard offset > start else { throw malformed("expected a value") }
    }
    return start..<offset
  }

  /// Goes past a mapping or a list, however deep: it counts the brackets and tells their kinds not apart.
  private mutating func nested() throws(Malformed) {
    var depth = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): try endString()
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
    throw malformed("the text ends too early")
  }

  /// The end of the text, with nothing behind what was read.
  mutating func end() throws(Malformed) {
    if next() != nil { throw malformed("something stands behind the end") }
  }

  /// A byte of a number or a word.
  private static func isScalar(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these bytes are that text.
  func isText(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount
      && elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func isAmong(_ texts: [StaticString]) -> Bool { texts.contains(where: isText) }
}
