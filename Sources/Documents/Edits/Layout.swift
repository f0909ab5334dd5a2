/// The lines of a text: where they begin and end, and what stands before a place on its line.
struct Layout {
  let tree: Tree
  let bytes: [UInt8]

  init(_ tree: Tree) {
    self.tree = tree
    bytes = tree.source.bytes
  }

  /// The line ending of the text: that of its first line.
  var lineEnding: String {
    guard let feed = bytes.firstIndex(of: 0x0A) else { return bytes.contains(0x0D) ? "\r" : "\n" }
    return feed > 0 && bytes[feed - 1] == 0x0D ? "\r\n" : "\n"
  }

  // MARK: Lines

  func lineStart(_ offset: Int) -> Int {
    var i = offset
    while i > 0, bytes[i - 1] != 0x0A, bytes[i - 1] != 0x0D { i -= 1 }
    return i == 0 ? min(tree.source.markLength, offset) : i
  }

  /// The end of the line without its ending.
  func lineEnd(_ offset: Int) -> Int {
    var i = offset
    while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
    return i
  }

  /// The start of the next line, or the end of the text.
  func nextLine(_ offset: Int) -> Int {
    var i = lineEnd(offset)
    if i < bytes.count, bytes[i] == 0x0D { i += 1 }
    if i < bytes.count, bytes[i] == 0x0A { i += 1 }
    return i
  }

  /// The end of the line above, without its ending; nil on the first line.
  func lineEndAbove(_ offset: Int) -> Int? {
    var end = lineStart(offset)
    guard end > tree.source.markLength else { return nil }
    if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The end of the last of the blank lines that follow the line of a place, or of that line itself.
  func blankLinesEnd(_ offset: Int) -> Int {
    var end = lineEnd(offset)
    while true {
      let start = nextLine(end)
      let next = lineEnd(start)
      guard start > end, next < bytes.count, bytes[start..<next].allSatisfy({ $0 == 0x20 }) else {
        return end
      }
      end = next
    }
  }

  // MARK: Columns

  /// White space as wide as what stands before a place on its line: `- ` counts as two spaces.
  func indent(of offset: Int) -> String {
    let start = lineStart(offset)
    if bytes[start..<offset].allSatisfy({ $0 == 0x20 }) {
      return String(repeating: " ", count: offset - start)
    }
    return String(
      decoding: bytes[start..<offset].filter { $0 & 0xC0 != 0x80 }.map { $0 == 0x09 ? $0 : 0x20 },
      as: UTF8.self)
  }

  func column(_ offset: Int) -> Int {
    var column = 0
    for i in lineStart(offset)..<offset where bytes[i] & 0xC0 != 0x80 { column += 1 }
    return column
  }

  /// The white space that a line begins with.
  func lineIndent(_ offset: Int) -> String {
    let start = lineStart(offset)
    return String(decoding: bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  /// The white space right before a place on its line.
  func space(before offset: Int) -> String {
    let space = bytes[lineStart(offset)..<offset].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
    return String(decoding: space.reversed(), as: UTF8.self)
  }

  enum Before { case space, dashes, other }

  /// What stands before a place on its line: nothing but space, or the dashes of items too.
  func before(_ offset: Int) -> Before {
    var found = Before.space
    for i in lineStart(offset)..<offset {
      switch bytes[i] {
      case 0x20: break
      case 0x09 where tree.format == .json: break
      case UInt8(ascii: "-") where i + 1 < bytes.count && bytes[i + 1] == 0x20: found = .dashes
      default: return .other
      }
    }
    return found
  }

  /// Nothing but white space stands before the place on its line; looks no further than that.
  func isFirstOnLine(_ offset: Int) -> Bool {
    var i = offset
    while i > tree.source.markLength, bytes[i - 1] == 0x20 || bytes[i - 1] == 0x09 { i -= 1 }
    return i <= tree.source.markLength || bytes[i - 1] == 0x0A || bytes[i - 1] == 0x0D
  }

  /// The first byte from a place on that is neither white space nor comment, or `end`.
  func skipSpace(_ offset: Int, to end: Int) -> Int {
    var i = offset
    while i < end {
      switch bytes[i] {
      case 0x20, 0x09, 0x0A, 0x0D: i += 1
      case UInt8(ascii: "#"): i = lineEnd(i)
      default: return i
      }
    }
    return end
  }
}
