/// What `!!binary` holds: base64 as Go's `base64.StdEncoding` reads it, line ends left out.
public enum Base64 {
  /// The text in base64 that holds these bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text in base64 holds; nil where it is none.
  public static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var bytes = Array(text)
    guard let count = bytes.withUnsafeMutableBufferPointer({ decode(inPlace: $0) }) else { return nil }
    return Array(bytes.prefix(count))
  }

  /// Puts the bytes in the place of their base64. Returns how many they are; nil where it is none.
  static func decode(inPlace text: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    var bits: UInt32 = 0
    var digits = 0
    var padding = 0
    var count = 0
    for byte in text where byte != 0x0A && byte != 0x0D {
      if byte == UInt8(ascii: "=") {
        padding += 1
      } else {
        guard padding == 0, let value = value(of: byte) else { return nil }
        bits = bits << 6 | value
        digits += 1
        if digits % 4 != 1 {
          text[count] = UInt8(truncatingIfNeeded: bits >> [0, 0, 4, 2][digits % 4])
          count += 1
        }
      }
    }
    let rest = digits % 4
    return rest != 1 && padding == (4 - rest) % 4 ? count : nil
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
