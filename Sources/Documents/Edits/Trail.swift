/// The blank lines behind a line, and the comment behind these. Where they come to stand right behind a
/// literal or folded scalar, it would take them for its own text.
struct Trail {
  private let start: Int
  /// The end of the last blank line, or of the line itself where none follows.
  let blankEnd: Int
  /// Blank lines that hold white space.
  private let spaces: [Range<Int>]
  /// The white space before the comment.
  private let commentIndent: Range<Int>?
  private let layout: Layout

  init(behind lineEnd: Int, _ layout: Layout) {
    let bytes = layout.bytes
    var end = lineEnd
    var spaces: [Range<Int>] = []
    var commentIndent: Range<Int>?
    while end < bytes.count {
      let start = layout.nextLine(end)
      let text = bytes[start...].firstIndex { $0 != 0x20 } ?? bytes.count
      guard text == layout.lineEnd(start) else {
        if bytes[text] == UInt8(ascii: "#") { commentIndent = start..<text }
        break
      }
      if text > start { spaces.append(start..<text) }
      end = text
    }
    start = lineEnd
    blankEnd = end
    self.spaces = spaces
    self.commentIndent = commentIndent
    self.layout = layout
  }

  /// The edits that keep them out of a text before them: white space only. `indent` is that of the
  /// entry that the text stands under or beside; nothing with it can belong to the text.
  func edits(indent: String, drops: Bool, in container: Node) -> [PlacedEdit] {
    let depth = indent.utf8.count
    var edits: [PlacedEdit] = []
    if drops {
      edits.append(PlacedEdit(start..<blankEnd, "", in: container))
    } else {
      edits += spaces.filter { $0.count > depth }.map { PlacedEdit($0, "", in: container) }
    }
    if let commentIndent, commentIndent.count > depth {
      edits.append(PlacedEdit(commentIndent, indent, in: container))
    }
    return edits
  }
}
