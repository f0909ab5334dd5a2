extension BlockReader {
  /// Reads a flow collection that ends on its line.
  mutating func flow(depth: Int, _ builder: inout TreeBuilder) throws(ParseError) {
    // libyaml's time for deep ones is bounded where it reads them.
    guard depth < 32 else { throw Self.unusual }
    let isMapping = self[place] == UInt8(ascii: "{")
    let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    try builder.begin(isMapping ? .mapping : .sequence, at: place, style: .flow)
    place += 1
    skipSpaces()
    if self[place] != closing {
      while true {
        if isMapping { try flowKey(&builder) }
        try flowValue(depth: depth, &builder)
        skipSpaces()
        if self[place] == closing { break }
        guard self[place] == UInt8(ascii: ",") else { throw Self.unusual }
        place += 1
        skipSpaces()
      }
    }
    place += 1
    try builder.end(at: place)
  }

  private mutating func flowKey(_ builder: inout TreeBuilder) throws(ParseError) {
    let start = place
    let key = try flowScalar()
    skipSpaces()
    guard self[place] == UInt8(ascii: ":"), key.style != .plain || self[place + 1] == 0x20,
      key.isOnOneLine, place - start < 1000
    else { throw Self.unusual }
    place += 1
    skipSpaces()
    try add(key: key, from: start, &builder)
  }

  private mutating func flowValue(depth: Int, _ builder: inout TreeBuilder) throws(ParseError) {
    if self[place] == UInt8(ascii: "[") || self[place] == UInt8(ascii: "{") {
      return try flow(depth: depth + 1, &builder)
    }
    let start = place
    try add(try flowScalar(), from: start, &builder)
  }

  private mutating func flowScalar() throws(ParseError) -> Scalar {
    switch self[place] {
    case UInt8(ascii: "'"): return try singleQuoted()
    case UInt8(ascii: "\""): return try doubleQuoted()
    default: break
    }
    let start = place
    var i = place
    while true {
      switch self[i] {
      // Letters, digits and what stands in names, numbers and paths.
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        i += 1
      // At the beginning these have other meanings.
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "&"):
        guard i > start else {
          guard self[i] == UInt8(ascii: "-"), self[i + 1] > 0x20, !isFlowIndicator(i + 1) else {
            throw Self.unusual
          }
          i += 1
          continue
        }
        i += 1
      case UInt8(ascii: ":"):
        guard i > start else { throw Self.unusual }
        if self[i + 1] == 0x20 { return plain(to: i) }
        guard self[i + 1] > 0x20, !isFlowIndicator(i + 1), self[i + 1] != UInt8(ascii: ":") else {
          throw Self.unusual
        }
        i += 1
      case 0x20:
        guard i > start else { throw Self.unusual }
        let blank = i
        while self[i] == 0x20 { i += 1 }
        if isFlowIndicator(i) || self[i] == UInt8(ascii: ":") { return plain(to: blank) }
        guard self[i] != UInt8(ascii: "#") else { throw Self.unusual }
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard i > start else { throw Self.unusual }
        return plain(to: i)
      default: throw Self.unusual
      }
    }
  }

  private mutating func plain(to end: Int) -> Scalar {
    place = end
    return Scalar(end: end, style: .plain)
  }

  private func isFlowIndicator(_ index: Int) -> Bool {
    switch self[index] {
    case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
