extension BlockReader {
  /// A scalar as it stands, without its place of beginning.
  struct Scalar {
    var end: Int
    var style: Style
    /// Its text is in `decoded`, since the source has it in another form.
    var isDecoded = false
    /// A key must be.
    var isOnOneLine = true
  }

  /// The next scalar; of a plain one what stands on this line. Moves behind it.
  mutating func scalar() throws(ParseError) -> Scalar {
    switch self[place] {
    case UInt8(ascii: "'"): return try singleQuoted()
    case UInt8(ascii: "\""): return try doubleQuoted()
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      guard !isBlank(place + 1), self[place + 1] != 0x09 else { throw Self.unusual }
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), 0x09:
      throw Self.unusual
    default: break
    }
    return Scalar(end: try plainText(), style: .plain)
  }

  /// Moves behind the plain text on this line: to the line end, to a comment or to the colon of a key, or to the
  /// spaces before them. Returns that place.
  private mutating func plainText() throws(ParseError) -> Int {
    var i = place
    while true {
      let byte = self[i]
      if byte > UInt8(ascii: ":") {
        i += 1
        continue
      }
      if byte == 0x0A { break }
      if byte == UInt8(ascii: ":") {
        if isBlank(i + 1) { break }
        guard self[i + 1] != 0x09 else { throw Self.unusual }
      } else if byte == 0x20 {
        let blank = i
        while self[i + 1] == 0x20 { i += 1 }
        let next = self[i + 1]
        if next == 0x0A || next == UInt8(ascii: "#") || next == UInt8(ascii: ":") && isBlank(i + 2) {
          i = blank
          break
        }
      } else if byte == 0x09 {
        throw Self.unusual
      }
      i += 1
    }
    place = i
    return i
  }

  /// Reads a plain scalar on over the lines that belong to it, which stand right of the column `indent`: a line
  /// end becomes a space, each empty line a line end. Moves behind it.
  mutating func readOn(_ scalar: inout Scalar, from start: Int, within indent: Int) throws(ParseError) {
    defer { place = scalar.end }
    while true {
      skipSpaces()
      // A comment ends it, too; that a colon stands here is seen by whoever wants the line to end.
      guard self[place] == 0x0A else { return }
      var breaks = 0
      var next = place
      var line = place
      // Over the empty lines to the next text.
      while next < end, self[next] == 0x0A {
        breaks += 1
        next += 1
        line = next
        while self[next] == 0x20 { next += 1 }
      }
      guard self[next] != 0x09 else { throw Self.unusual }
      guard next < end, next - line > indent, self[next] != UInt8(ascii: "#") else { return }
      if !scalar.isDecoded {
        scalar.isDecoded = true
        decoded.removeAll(keepingCapacity: true)
        decoded.append(contentsOf: text[start..<scalar.end])
      }
      if breaks == 1 { decoded.append(0x20) }
      for _ in 1..<breaks { decoded.append(0x0A) }
      place = next
      scalar.end = try plainText()
      decoded.append(contentsOf: text[next..<scalar.end])
    }
  }

  // MARK: Into the tree

  private func inSource(_ scalar: Scalar, _ start: Int) -> UnsafeBufferPointer<UInt8> {
    let quote = scalar.style == .plain ? 0 : 1
    return UnsafeBufferPointer(rebasing: text[start + quote..<scalar.end - quote])
  }

  mutating func add(key: Scalar, from start: Int, _ builder: inout TreeBuilder) throws(ParseError) {
    func add(_ bytes: UnsafeBufferPointer<UInt8>) throws(ParseError) {
      try builder.key(
        start, key.end, bytes, isVerbatim: !key.isDecoded, key.style, mayMerge: key.style == .plain)
    }
    guard key.isDecoded else { return try add(inSource(key, start)) }
    try decoded.withUnsafeBufferPointer { (bytes) throws(ParseError) in try add(bytes) }
  }

  mutating func add(_ scalar: Scalar, from start: Int, _ builder: inout TreeBuilder) throws(ParseError) {
    let content = scalar.isDecoded ? builder.addText(decoded) : 0
    try builder.scalar(start, scalar.end, content: content, style: scalar.style)
    guard scalar.style == .plain else { return }
    let isBeyondJSON =
      scalar.isDecoded
      ? decoded.withUnsafeBufferPointer { ScalarFault.isBeyondJSON($0) }
      : ScalarFault.isBeyondJSON(inSource(scalar, start))
    if isBeyondJSON { builder.noteBeyondJSON() }
  }
}
