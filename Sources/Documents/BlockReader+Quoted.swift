extension BlockReader {
  mutating func singleQuoted() throws(ParseError) -> Scalar {
    var scalar = Scalar(end: 0, style: .singleQuoted)
    var part = place + 1
    var i = part
    while true {
      switch self[i] {
      case UInt8(ascii: "'"):
        guard self[i + 1] == UInt8(ascii: "'") else { return ends(&scalar, part, i) }
        // Two quotes stand for one.
        decode(&scalar, text[part...i])
        i += 2
        part = i
      case 0x0A:
        i = try fold(&scalar, part, i)
        part = i
      default: i += 1
      }
    }
  }

  mutating func doubleQuoted() throws(ParseError) -> Scalar {
    var scalar = Scalar(end: 0, style: .doubleQuoted)
    var part = place + 1
    var i = part
    while true {
      switch self[i] {
      case UInt8(ascii: "\""): return ends(&scalar, part, i)
      case UInt8(ascii: "\\"):
        decode(&scalar, text[part..<i])
        i = try escaped(at: i + 1, &scalar)
        part = i
      case 0x0A:
        i = try fold(&scalar, part, i)
        part = i
      default: i += 1
      }
    }
  }

  /// Decodes what a backslash stands before. Returns the place behind it.
  private mutating func escaped(at i: Int, _ scalar: inout Scalar) throws(ParseError) -> Int {
    switch self[i] {
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), 0x20: decoded.append(self[i])
    case 0x0A: return try fold(&scalar, i, i, isEscaped: true)
    default: throw Self.unusual
    }
    return i + 1
  }

  /// Goes over line ends within quotes, with the white space around them: one becomes a space, or nothing
  /// where it is escaped, each further one stays. Returns the place behind them.
  private mutating func fold(
    _ scalar: inout Scalar, _ part: Int, _ lineEnd: Int, isEscaped: Bool = false
  ) throws(ParseError) -> Int {
    scalar.isOnOneLine = false
    var last = lineEnd
    while last > part, text[last - 1] == 0x20 || text[last - 1] == 0x09 { last -= 1 }
    decode(&scalar, text[part..<last])
    var breaks = 0
    var i = lineEnd
    while i < end, text[i] == 0x0A {
      breaks += 1
      i += 1
      // Perhaps the marker of a document, which would be a mistake here.
      let isMarker = self[i] == UInt8(ascii: "-") || self[i] == UInt8(ascii: ".")
      guard !isMarker || self[i + 1] != self[i] else { throw Self.unusual }
      while self[i] == 0x20 || self[i] == 0x09 { i += 1 }
    }
    guard i < end else { throw Self.unusual }
    if breaks == 1, !isEscaped { decoded.append(0x20) }
    for _ in 1..<breaks { decoded.append(0x0A) }
    return i
  }

  private mutating func ends(_ scalar: inout Scalar, _ part: Int, _ quote: Int) -> Scalar {
    if scalar.isDecoded { decoded.append(contentsOf: text[part..<quote]) }
    place = quote + 1
    scalar.end = place
    return scalar
  }

  private mutating func decode(_ scalar: inout Scalar, _ part: Slice<UnsafeBufferPointer<UInt8>>) {
    if !scalar.isDecoded {
      scalar.isDecoded = true
      decoded.removeAll(keepingCapacity: true)
    }
    decoded.append(contentsOf: part)
  }
}
