/// Writes JSON as it goes: commas and nesting are its concern, the values are the caller's. The one
/// place where text is encoded for JSON.
public struct JSONWriter {
  private let output: Output?
  private let buffer: ByteBuffer
  private var needsComma = false

  private init(_ output: Output?, capacity: Int = 1 << 17) {
    self.output = output
    buffer = ByteBuffer(capacity: capacity)
  }

  /// Writes one document, with a line ending, and hands all of it on.
  static func write(to output: Output, _ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(output)
    body(&writer)
    writer.buffer.append(UInt8(ascii: "\n"))
    writer.handOn()
  }

  /// One document by itself, without a line ending.
  public static func bytes(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(nil, capacity: 1 << 10)
    body(&writer)
    return writer.buffer.withBytes { Array($0) }
  }

  private mutating func handOn() {
    guard let output else { return }
    buffer.withBytes { output.write($0) }
    buffer.removeAll()
  }

  /// Nobody reads the document any more.
  var isUnread: Bool { output?.isClosed ?? false }

  /// The elements of an array as `elements` takes them, made apart from their document.
  static func fragment(_ body: (inout JSONWriter) -> Void) -> ByteBuffer {
    var writer = JSONWriter(nil)
    body(&writer)
    return writer.buffer
  }

  /// Adds elements that `fragment` made.
  mutating func elements(_ fragment: ByteBuffer) {
    guard fragment.count > 0 else { return }
    comma()
    handOn()
    output.map { output in fragment.withBytes { output.write($0) } }
    needsComma = true
  }

  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }
  public mutating func array(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    comma()
    buffer.append(open)
    needsComma = false
    body(&self)
    buffer.append(close)
    needsComma = true
  }

  public mutating func key(_ key: StaticString) {
    comma()
    buffer.append(UInt8(ascii: "\""))
    append(key)
    append("\":")
    needsComma = false
  }

  /// A key that comes from the input.
  public mutating func key(text key: String) {
    comma()
    buffer.append(UInt8(ascii: "\""))
    encode(key)
    append("\":")
    needsComma = false
  }

  public mutating func value(_ text: String?) {
    guard let text else { return null() }
    comma()
    buffer.append(UInt8(ascii: "\""))
    encode(text)
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A text in ASCII only: whatever would turn or hide on a reader's screen is written as an escape.
  public mutating func asciiField(_ key: StaticString, _ text: String) {
    self.key(key)
    buffer.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      if unit < 0x80 {
        encode(String(UnicodeScalar(UInt8(unit))))
      } else {
        let digits = String(unit, radix: 16)
        append("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)")
      }
    }
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
  }

  public mutating func value(_ number: Int?) {
    guard let number else { return null() }
    comma()
    append(number)
    needsComma = true
  }

  public mutating func value(_ bool: Bool) {
    comma()
    append(bool ? "true" : "false")
    needsComma = true
  }

  public mutating func null() {
    comma()
    append("null")
    needsComma = true
  }

  public mutating func field(_ key: StaticString, _ text: String?) {
    self.key(key)
    value(text)
  }

  public mutating func field(_ key: StaticString, _ number: Int?) {
    self.key(key)
    value(number)
  }

  /// A line break between elements keeps large reports readable and their lines short.
  public mutating func lineBreak() {
    comma()
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count > 1 << 16 { handOn() }
  }

  /// A line break behind the last element, which then changes alone where another follows it.
  mutating func closingLineBreak() { buffer.append(UInt8(ascii: "\n")) }

  private mutating func comma() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func append(_ text: StaticString) {
    buffer.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { buffer.append($0) }
  }

  private mutating func append(_ number: Int) {
    guard number >= 0 else { return append(String(number)) }
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  private mutating func encode(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where Self.isSpecial(bytes[index]) {
        buffer.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        escape(bytes[index])
        start = index + 1
      }
      buffer.append(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\t"): append("\\t")
    default:
      let digits = String(byte, radix: 16)
      append("\\u00")
      if digits.count == 1 { buffer.append(UInt8(ascii: "0")) }
      append(digits)
    }
  }
}
