internal import Documents

/// Writes JSON as bytes.
struct JSONText {
  var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func string(_ text: String) { bytes += Literal.json(text).utf8 }

  /// `,"name":`, without the comma behind an opening brace.
  mutating func key(_ name: String) {
    if let last = bytes.last, last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }
}
