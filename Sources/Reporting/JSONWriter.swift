/// Writes JSON as it goes: commas and nesting are its concern, the values are the caller's. The one
/// place where text is encoded for JSON.
struct JSONWriter {
  private let output: Output
  private var needsComma = false

  init(_ output: Output) { self.output = output }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }
  mutating func array(_ body: (inout JSONWriter) -> Void) { nest(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    comma()
    output.write(byte: open)
    needsComma = false
    body(&self)
    output.write(byte: close)
    needsComma = true
  }

  mutating func key(_ key: StaticString) {
    comma()
    output.write(byte: UInt8(ascii: "\""))
    output.write(key)
    output.write("\":" as StaticString)
    needsComma = false
  }

  mutating func value(_ text: String?) {
    guard let text else { return null() }
    comma()
    output.write(byte: UInt8(ascii: "\""))
    encode(text)
    output.write(byte: UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func value(_ number: Int?) {
    guard let number else { return null() }
    comma()
    output.write(number)
    needsComma = true
  }

  mutating func value(_ bool: Bool) {
    comma()
    output.write(bool ? "true" as StaticString : "false")
    needsComma = true
  }

  mutating func null() {
    comma()
    output.write("null" as StaticString)
    needsComma = true
  }

  mutating func field(_ key: StaticString, _ text: String?) {
    self.key(key)
    value(text)
  }

  mutating func field(_ key: StaticString, _ number: Int?) {
    self.key(key)
    value(number)
  }

  /// A line break between elements keeps large reports readable and their lines short.
  mutating func lineBreak() {
    if needsComma {
      output.write(",\n" as StaticString)
      needsComma = false
    } else {
      output.write(byte: UInt8(ascii: "\n"))
    }
  }

  private mutating func comma() {
    if needsComma { output.write(byte: UInt8(ascii: ",")) }
    needsComma = false
  }

  private func encode(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F {
        output.write(String(decoding: bytes[start..<index], as: UTF8.self))
        escape(byte)
        start = index + 1
      }
      output.write(String(decoding: bytes[start...], as: UTF8.self))
    }
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): output.write("\\\"" as StaticString)
    case UInt8(ascii: "\\"): output.write("\\\\" as StaticString)
    case UInt8(ascii: "\n"): output.write("\\n" as StaticString)
    case UInt8(ascii: "\t"): output.write("\\t" as StaticString)
    default:
      let digits = String(byte, radix: 16)
      output.write("\\u00" + (digits.count == 1 ? "0" : "") + digits)
    }
  }
}
