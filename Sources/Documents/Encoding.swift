/// How a text was encoded where it came from.
public enum Encoding: Sendable, Hashable {
  case utf8, utf16LittleEndian, utf16BigEndian

  /// The encoding by the byte order mark or, without one, by the zero bytes around the first
  /// character (YAML 1.2, section 5.2).
  static func detect(_ bytes: [UInt8]) -> Encoding {
    guard bytes.count >= 2 else { return .utf8 }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): return .utf16LittleEndian
    case (0xFE, 0xFF): return .utf16BigEndian
    case (0, 1...): return .utf16BigEndian
    case (1..., 0): return .utf16LittleEndian
    default: return .utf8
    }
  }

  /// The bytes as UTF-8, with the encoding they had. A lone surrogate becomes U+FFFD and an odd last
  /// byte is dropped; both are told by `fault`, an offset into the bytes returned.
  static func decode(_ bytes: [UInt8]) -> (text: [UInt8], encoding: Encoding, fault: Int?) {
    let encoding = detect(bytes)
    guard encoding != .utf8 else { return (bytes, encoding, nil) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var fault: Int? = bytes.count % 2 == 0 ? nil : -1
    let units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { i in
      encoding == .utf16LittleEndian
        ? UInt16(bytes[i]) | UInt16(bytes[i + 1]) << 8
        : UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
    }
    var decoder = UTF16()
    var iterator = units.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .error:
        if fault == nil || fault == -1 { fault = text.count }
        text.append(contentsOf: UTF8.encodedReplacementCharacter)
      case .emptyInput: break decoding
      }
    }
    return (text, encoding, fault == -1 ? text.count : fault)
  }
}

/// What a pass over the raw bytes finds before any parser sees them.
struct ByteSurvey {
  /// No byte above 0x7F: offsets in code points and in bytes are the same.
  var isASCII = true
  /// The first byte that can stand in no text of the format, if any.
  var firstFault: Fault?

  struct Fault {
    var code = ParseError.Code.encoding
    var offset: Int
    var reason: String
  }

  /// Looks for invalid UTF-8 and, for YAML, for characters outside its `c-printable` (YAML 1.1, section
  /// 5.1). JSON strings may hold those, and its reader itself refuses ASCII control characters.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, for format: Tree.Format = .yaml) {
    var i = start
    let end = bytes.count
    while i < end {
      // Eight ordinary ASCII bytes at a time: nearly all of nearly every file.
      while i + 8 <= end {
        let word = UnsafeRawPointer(bytes.baseAddress! + i).loadUnaligned(as: UInt64.self)
        guard Self.isOrdinary(word) else { break }
        i += 8
      }
      guard i < end else { return }
      let byte = bytes[i]
      if byte < 0x80 {
        guard format == .json || byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09
        else {
          let name = byte == 0 ? "a NUL byte" : "control character U+00\(Self.hex(byte))"
          firstFault = Fault(offset: i, reason: "\(name) is not allowed")
          return
        }
        i += 1
        continue
      }
      isASCII = false
      guard let (scalar, length) = Self.decodeScalar(bytes, at: i) else {
        firstFault = Fault(offset: i, reason: "invalid UTF-8: byte 0x\(Self.hex(byte))")
        return
      }
      guard format == .json || Self.isPrintable(scalar) else {
        let code = String(scalar, radix: 16, uppercase: true)
        firstFault = Fault(offset: i, reason: "control character U+\(code) is not allowed")
        return
      }
      i += length
    }
  }

  /// Whether all eight bytes are printable ASCII or line ends. No byte is above 0x7F once the first
  /// test has passed, so no addition carries into its neighbour.
  @inline(__always)
  private static func isOrdinary(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    guard word & high == 0 else { return false }
    let control = ~(word &+ ones &* 0x60)
    let notLineFeed = (word ^ ones &* 0x0A) &+ ones &* 0x7F
    let notReturn = (word ^ ones &* 0x0D) &+ ones &* 0x7F
    let delete = word &+ ones
    return (control & notLineFeed & notReturn | delete) & high == 0
  }

  private static func isPrintable(_ scalar: UInt32) -> Bool {
    scalar == 0x85 || scalar >= 0xA0 && scalar <= 0xFFFD && scalar != 0xFEFF || scalar >= 0x10000
  }

  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// One scalar of two to four bytes; nil where the bytes are no valid UTF-8 (RFC 3629).
  private static func decodeScalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at i: Int
  ) -> (scalar: UInt32, length: Int)? {
    let first = bytes[i]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, i + length <= bytes.count else { return nil }
    var scalar = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length {
      guard bytes[i + k] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(bytes[i + k] & 0x3F)
    }
    let least: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
    return (scalar, length)
  }
}
