internal import Documents

/// One source line with a caret line under the place, as a terminal can show it.
struct Snippet {
  let number: Int
  let column: Int
  /// The line, escaped, masked and cut to a window around the place.
  let text: String
  /// Columns before the caret, and how many columns it underlines.
  let indent: Int
  let width: Int

  private static let window = 100

  /// - Parameter place: Byte range; only its first line is shown.
  init(_ source: Source, _ place: Range<Int>, masked: (Range<Int>) -> [Range<Int>]) {
    let position = source.position(at: place.lowerBound)
    number = position.line
    column = position.column
    let line = source.line(position.line) ?? place.lowerBound..<place.lowerBound
    let first = max(line.lowerBound, min(place.lowerBound, line.upperBound))
    let last = max(first, min(place.upperBound, line.upperBound))
    let start = Snippet.windowStart(source, line, first, last)

    var (text, indent, width, total) = (
      start > line.lowerBound ? "…" : "", start > line.lowerBound ? 1 : 0, 0, 0
    )
    let end = Snippet.windowEnd(source, line, start)
    let secrets = masked(start..<end)
    var offset = start
    for scalar in source.text(start..<end).unicodeScalars {
      let length = UTF8.width(scalar)
      defer { offset += length }
      let isSecret = secrets.contains { $0.contains(offset) }
      if isSecret, !secrets.contains(where: { $0.lowerBound == offset }) { continue }
      let shown = isSecret ? "***" : TerminalText.shown(scalar)
      let columns = isSecret ? 3 : TerminalText.width(scalar)
      if total + columns > Self.window {
        text += "…"
        break
      }
      text += shown
      total += columns
      if offset < first { indent += columns } else if offset < last { width += columns }
    }
    if offset == end, end < line.upperBound { text += "…" }
    self.text = text
    self.indent = indent
    self.width = max(width, 1)
  }

  /// Long lines (minified JSON) are cut so that the place is in sight.
  private static func windowStart(_ source: Source, _ line: Range<Int>, _ first: Int, _ last: Int) -> Int {
    guard last - line.lowerBound > window else { return line.lowerBound }
    var start = max(line.lowerBound, first - 30)
    while start > line.lowerBound, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// How far the line is read: a column takes four bytes at the most. Nothing behind it is shown, and so
  /// no secret there.
  private static func windowEnd(_ source: Source, _ line: Range<Int>, _ start: Int) -> Int {
    guard line.upperBound - start > 4 * window else { return line.upperBound }
    var end = start + 4 * window
    while end > start, source.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}

extension Style {
  /// A source line with its place above and carets below it.
  func writeFrame(
    _ snippet: Snippet, _ file: String, note: String = "", to output: Output, carets: (String) -> String
  ) {
    let number = String(snippet.number)
    let margin = String(repeating: " ", count: number.count)
    let place = "\(TerminalText.escaped(file)):\(snippet.number):\(snippet.column)"
    output.write("\(margin)\(frame("-->")) \(place)\(dim(note))\n")
    output.write("\(margin) \(frame("|"))\n")
    output.write("\(frame("\(number) |")) \(snippet.text)\n")
    let indent = String(repeating: " ", count: snippet.indent)
    let line = carets(String(repeating: "^", count: snippet.width))
    output.write("\(margin) \(frame("|")) \(indent)\(line)\n")
  }
}
