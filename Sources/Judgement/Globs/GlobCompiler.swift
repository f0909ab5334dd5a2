/// Turns the text of a pattern into tokens, as git reads it.
package struct GlobCompiler {
  private let text: ArraySlice<UInt8>
  private var position: Int

  private init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
  }

  /// The tokens, or nil for a pattern that matches nothing: one that ends in a backslash or within a
  /// bracket expression, or that names an unknown class.
  package static func tokens(of text: ArraySlice<UInt8>) -> [GlobToken]? {
    var compiler = GlobCompiler(text)
    var tokens: [GlobToken] = []
    while let byte = compiler.next() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = compiler.next() else { return nil }
        tokens.append(.byte(escaped))
      case UInt8(ascii: "?"):
        tokens.append(.any)
      case UInt8(ascii: "*"):
        tokens.append(compiler.stars())
      case UInt8(ascii: "["):
        guard let set = compiler.bracket() else { return nil }
        tokens.append(.set(set))
      default:
        tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  private mutating func next() -> UInt8? {
    guard position < text.endIndex else { return nil }
    defer { position += 1 }
    return text[position]
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < text.endIndex ? text[position + distance] : nil
  }

  /// One or more stars, the first of which is read. Two and more cross slashes only as a whole part.
  private mutating func stars() -> GlobToken {
    let start = position - 1
    while peek() == UInt8(ascii: "*") { position += 1 }
    let isDouble = position - start > 1
    let startsPart = start == text.startIndex || text[start - 1] == UInt8(ascii: "/")
    guard isDouble, startsPart else { return .star }
    switch peek() {
    case nil:
      return .everything
    case UInt8(ascii: "/"):
      position += 1
      return .folders
    case UInt8(ascii: "\\") where peek(1) == UInt8(ascii: "/"):
      return .everything
    default:
      return .star
    }
  }

  /// A bracket expression, whose `[` is read.
  private mutating func bracket() -> ByteSet? {
    var set = ByteSet()
    let isNegated = peek() == UInt8(ascii: "!") || peek() == UInt8(ascii: "^")
    if isNegated { position += 1 }
    var previous: UInt8?
    var isFirst = true
    while let byte = next() {
      if byte == UInt8(ascii: "]") && !isFirst {
        if isNegated { set.invert() }
        return set
      }
      isFirst = false
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next() else { return nil }
        set.insert(escaped)
        previous = escaped
      } else if byte == UInt8(ascii: "-"), let low = previous, let end = peek(), end != UInt8(ascii: "]") {
        position += 1
        var high = end
        if end == UInt8(ascii: "\\") {
          guard let escaped = next() else { return nil }
          high = escaped
        }
        if low <= high { set.insert(low...high) }
        previous = nil
      } else if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":") {
        guard let end = text[(position + 1)...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
        if end > position + 1, text[end - 1] == UInt8(ascii: ":") {
          guard insertClass(text[(position + 1)..<(end - 1)], into: &set) else { return nil }
          position = end + 1
          previous = nil
        } else {
          set.insert(byte)
          previous = byte
        }
      } else {
        set.insert(byte)
        previous = byte
      }
    }
    return nil
  }

  private func insertClass(_ name: ArraySlice<UInt8>, into set: inout ByteSet) -> Bool {
    guard let ranges = Self.classes[String(decoding: name, as: UTF8.self)] else { return false }
    for range in ranges { set.insert(range) }
    return true
  }

  private static let classes: [String: [ClosedRange<UInt8>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x09...0x09, 0x20...0x20],
    "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "digit": [0x30...0x39],
    "graph": [0x21...0x7E],
    "lower": [0x61...0x7A],
    "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "space": [0x09...0x0D, 0x20...0x20],
    "upper": [0x41...0x5A],
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}
