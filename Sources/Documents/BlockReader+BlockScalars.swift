internal import Glibc

extension BlockReader {
  /// What happens to the line ends behind the last line of a block scalar.
  private enum Chomping { case clip, strip, keep }

  /// Reads a literal (`|`) or folded (`>`) scalar, whose lines stand right of the column `indent`. Leaves `place` at
  /// the line behind it.
  mutating func blockScalar(within indent: Int, _ builder: inout TreeBuilder) throws(ParseError) {
    let start = place
    let isFolded = self[place] == UInt8(ascii: ">")
    var chomping = Chomping.clip
    place += 1
    switch self[place] {
    case UInt8(ascii: "-"):
      chomping = .strip
      place += 1
    case UInt8(ascii: "+"):
      chomping = .keep
      place += 1
    default: break
    }
    guard endsLine(), text[place - 1] == 0x0A else { throw Self.unusual }
    decoded.removeAll(keepingCapacity: true)
    var body = Body(isFolded: isFolded, end: place)
    // The first line that is not empty says how far the text is indented; an empty one before it may be wider.
    body.column = max(try emptyLines(&body, upTo: .max), indent + 1)
    while place < end, place - lineStart == body.column {
      takeLine(&body)
      _ = try emptyLines(&body, upTo: body.column)
    }
    if chomping != .strip, body.hasBreak { decoded.append(0x0A) }
    if chomping == .keep { decoded.append(contentsOf: repeatElement(0x0A, count: body.emptyLines)) }
    var last = body.end
    while last > start, text[last - 1] == 0x0A { last -= 1 }
    place = lineStart
    try builder.scalar(start, last, content: builder.addText(decoded), style: isFolded ? .folded : .literal)
  }

  /// What is known of a block scalar while its lines come.
  private struct Body {
    let isFolded: Bool
    /// Behind the last line end that is its own.
    var end: Int
    var column = 0
    /// The line end of the line before, which has not been written yet, and the empty lines behind it.
    var hasBreak = false
    var emptyLines = 0
    /// The line before begins with white space, so that it is not folded.
    var hasLeadingBlank = false
  }

  /// Moves over empty lines, and over the indentation of the line behind them up to a column. Returns the widest
  /// indentation that was met.
  private mutating func emptyLines(_ body: inout Body, upTo column: Int) throws(ParseError) -> Int {
    body.end = place
    var widest = 0
    while true {
      while place < end, place - lineStart < column, text[place] == 0x20 { place += 1 }
      widest = max(widest, place - lineStart)
      guard place < end else { return widest }
      if text[place] == 0x09, place - lineStart < column { throw Self.unusual }
      guard text[place] == 0x0A else { return widest }
      body.emptyLines += 1
      place += 1
      lineStart = place
      body.end = place
    }
  }

  private mutating func takeLine(_ body: inout Body) {
    let isBlank = self[place] == 0x20 || self[place] == 0x09
    if body.isFolded, body.hasBreak, !body.hasLeadingBlank, !isBlank {
      if body.emptyLines == 0 { decoded.append(0x20) }
    } else if body.hasBreak {
      decoded.append(0x0A)
    }
    for _ in 0..<body.emptyLines { decoded.append(0x0A) }
    body.emptyLines = 0
    body.hasLeadingBlank = isBlank
    let found = memchr(text.baseAddress! + place, 0x0A, end - place)
    let lineEnd = found.map { UnsafeRawPointer(text.baseAddress!).distance(to: $0) }
    decoded.append(contentsOf: text[place..<(lineEnd ?? end)])
    body.hasBreak = lineEnd != nil
    place = lineEnd.map { $0 + 1 } ?? end
    lineStart = place
  }
}
