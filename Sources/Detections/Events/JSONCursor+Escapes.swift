extension JSONCursor {
  /// The bytes that a string with escapes stands for. What is no escape stays as it is written: the text
  /// is shown, never obeyed.
  func unescaped(_ span: Span) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(span.count)
    var i = span.start
    while i < span.end {
      let byte = base[i]
      guard byte == UInt8(ascii: "\\"), i + 1 < span.end else {
        decoded.append(byte)
        i += 1
        continue
      }
      let escape = base[i + 1]
      i += 2
      switch escape {
      case UInt8(ascii: "b"): decoded.append(0x08)
      case UInt8(ascii: "f"): decoded.append(0x0C)
      case UInt8(ascii: "n"): decoded.append(0x0A)
      case UInt8(ascii: "r"): decoded.append(0x0D)
      case UInt8(ascii: "t"): decoded.append(0x09)
      case UInt8(ascii: "u"): i = appendScalar(at: i, before: span.end, to: &decoded)
      default: decoded.append(escape)
      }
    }
    return decoded
  }

  /// Decodes the digits behind `\u`, and the second half of a pair; returns where to go on.
  private func appendScalar(at start: Int, before end: Int, to decoded: inout [UInt8]) -> Int {
    guard let high = hexUnit(at: start, before: end) else {
      decoded.append(contentsOf: UTF8.encodedReplacementCharacter)
      return start
    }
    var scalar = UInt32(high)
    var next = start + 4
    if high & 0xFC00 == 0xD800, next + 1 < end, base[next] == UInt8(ascii: "\\"),
      base[next + 1] == UInt8(ascii: "u"), let low = hexUnit(at: next + 2, before: end),
      low & 0xFC00 == 0xDC00
    {
      scalar = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))
      next += 6
    }
    // A lone surrogate becomes U+FFFD, as in Go's decoder.
    decoded.append(
      contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    return next
  }

  private func hexUnit(at start: Int, before end: Int) -> UInt16? {
    guard start + 4 <= end else { return nil }
    var unit: UInt16 = 0
    for i in start..<start + 4 {
      guard let digit = Character(Unicode.Scalar(base[i])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
