internal import Glibc

/// One pass over JSON text (RFC 8259) that makes no tree: who drives it takes what he wants and steps over the
/// rest, whose brackets, commas, words and strings are looked at all the same; numbers and escapes are not
/// spelt out. An audit log is read at the speed of its bytes this way.
///
/// The memory belongs to the caller, who keeps it while the cursor lives.
struct JSONCursor {
  let base: UnsafePointer<UInt8>
  let end: Int
  var position: Int
  /// The text is no JSON from `position` on. Nothing is read behind the first fault.
  private(set) var isBroken = false

  /// Deeper text is refused, as everywhere in the program.
  private static let depthLimit = 512

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    // An empty buffer may have no address; nothing is read through this one.
    base = text.baseAddress ?? UnsafePointer(bitPattern: 1)!
    end = text.count
    position = start
  }

  /// Where a string or another value stands.
  struct Span {
    let start: Int
    let end: Int
    /// Holds escapes: its bytes are not its text.
    var isEscaped = false

    var count: Int { end - start }
  }

  /// The text is broken, or ends inside a value.
  mutating func fail() { isBroken = true }

  var isAtEnd: Bool { position >= end }

  /// The next byte; zero at the end.
  var next: UInt8 { position < end ? base[position] : 0 }

  mutating func skipSpace() {
    while position < end {
      switch base[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// Steps over a byte where it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte, position < end else { return false }
    position += 1
    return true
  }

  /// Opens an object; false, and nothing read, where something else comes.
  mutating func openObject() -> Bool { take(UInt8(ascii: "{")) }

  mutating func openArray() -> Bool { take(UInt8(ascii: "[")) }

  /// The key of the next member with its colon read; nil at the end of the object, or where it is broken.
  mutating func key(isFirst: inout Bool) -> Span? {
    guard !isBroken else { return nil }
    if take(UInt8(ascii: "}")) { return nil }
    if !isFirst, !take(UInt8(ascii: ",")) {
      fail()
      return nil
    }
    isFirst = false
    guard let key = string(), take(UInt8(ascii: ":")) else {
      fail()
      return nil
    }
    return key
  }

  /// Whether another item follows; false at the end of the array, or where it is broken.
  mutating func item(isFirst: inout Bool) -> Bool {
    guard !isBroken else { return false }
    if take(UInt8(ascii: "]")) { return false }
    if !isFirst, !take(UInt8(ascii: ",")) {
      fail()
      return false
    }
    isFirst = false
    return true
  }

  /// A string with its quotes read; nil, and nothing read, where something else comes.
  mutating func string() -> Span? {
    skipSpace()
    guard next == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    var i = start
    var isEscaped = false
    while true {
      i = plainEnd(from: i)
      guard i < end, base[i] >= 0x20 else {
        fail()
        return nil
      }
      if base[i] == UInt8(ascii: "\"") { break }
      isEscaped = true
      i += 2
    }
    position = i + 1
    return Span(start: start, end: i, isEscaped: isEscaped)
  }

  /// The first byte from here on that ends a string or begins an escape, or cannot stand in one.
  private func plainEnd(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var i = start
    // Eight bytes at a time: the word has a zero byte where one of them is the one that is looked for.
    while i + 8 <= end {
      let word = UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5C)
      let hits =
        ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word) & highs
      if hits != 0 { return i + hits.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < end, base[i] != 0x22, base[i] != 0x5C, base[i] >= 0x20 { i += 1 }
    return i
  }

  /// Steps over the next value and says where it stands.
  @discardableResult
  mutating func value(depth: Int = 0) -> Span {
    skipSpace()
    let start = position
    guard depth < Self.depthLimit else {
      fail()
      return Span(start: start, end: start)
    }
    switch next {
    case UInt8(ascii: "\""): _ = string()
    case UInt8(ascii: "{"):
      position += 1
      var isFirst = true
      while key(isFirst: &isFirst) != nil { value(depth: depth + 1) }
    case UInt8(ascii: "["):
      position += 1
      var isFirst = true
      while item(isFirst: &isFirst) { value(depth: depth + 1) }
    case UInt8(ascii: "t"): literal("true")
    case UInt8(ascii: "f"): literal("false")
    case UInt8(ascii: "n"): literal("null")
    default: number()
    }
    return Span(start: start, end: position)
  }

  /// An integer; nil for another value, which is stepped over.
  mutating func int() -> Int? {
    let span = value()
    guard span.count <= 18, span.count > 0 else { return nil }
    var number = 0
    for i in span.start..<span.end {
      let digit = Int(base[i]) - 0x30
      guard digit >= 0, digit <= 9 else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  private mutating func literal(_ word: StaticString) {
    let length = word.utf8CodeUnitCount
    guard position + length <= end,
      UnsafeBufferPointer(start: base + position, count: length)
        .elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: length))
    else { return fail() }
    position += length
  }

  private mutating func number() {
    let start = position
    while position < end {
      switch base[position] {
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        position += 1
      default:
        if position == start { fail() }
        return
      }
    }
    if position == start { fail() }
  }

  // MARK: What stands there

  /// Inlined, so that the comparison with a word of known length becomes one of machine words.
  @inline(__always)
  func equals(_ span: Span, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    return span.count == length && memcmp(base + span.start, word.utf8Start, length) == 0
  }

  func bytes(_ span: Span) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + span.start, count: span.count)
  }

  /// The text of a string.
  func text(_ span: Span) -> String {
    span.isEscaped
      ? String(decoding: unescaped(span), as: UTF8.self) : String(decoding: bytes(span), as: UTF8.self)
  }

  /// A string's text, or nothing where another value comes, which is stepped over.
  mutating func textValue() -> String {
    skipSpace()
    guard next == UInt8(ascii: "\"") else {
      value()
      return ""
    }
    return string().map(text) ?? ""
  }

  /// The items of a list that are strings.
  mutating func texts() -> [String] {
    guard openArray() else {
      value()
      return []
    }
    var texts: [String] = []
    var isFirst = true
    while item(isFirst: &isFirst) {
      skipSpace()
      if next == UInt8(ascii: "\""), let span = string() { texts.append(text(span)) } else { value() }
    }
    return texts
  }
}
