/// Takes an entry or item out, and nothing else: comments stay, and what would be left empty goes too.
enum Removal {
  static func edit(_ node: Node) throws(EditRefusal) -> Edit {
    guard let parent = node.parent else { throw EditRefusal(message: "the whole document cannot be removed") }
    let siblings = parent.ownChildren
    guard siblings.count > 1 else {
      // An entry that would become empty goes as a whole; an item or document is left empty.
      if parent.keyRange != nil, parent.parent?.isMapping == true { return try edit(parent) }
      return try emptied(parent)
    }
    guard let position = siblings.firstIndex(of: node) else {
      throw EditRefusal(message: "the value is shared through a merge key")
    }
    return parent.style == .flow ? flow(node, siblings, position) : try block(node, siblings, position)
  }

  private static func emptied(_ parent: Node) throws(EditRefusal) -> Edit {
    guard !hasComment(in: parent) else {
      throw EditRefusal(message: "a comment stands inside; remove it by hand")
    }
    return Edit(range: parent.range, replacement: parent.isMapping ? "{}" : "[]")
  }

  /// With the comma behind it, or before it for the last.
  private static func flow(_ node: Node, _ siblings: [Node], _ position: Int) -> Edit {
    if position + 1 < siblings.count {
      return Edit(range: node.entryStart..<siblings[position + 1].entryStart, replacement: "")
    }
    let before = siblings[position - 1]
    let end = max(before.range.upperBound, before.keyRange?.upperBound ?? 0)
    return Edit(range: end..<max(node.range.upperBound, node.keyRange?.upperBound ?? 0), replacement: "")
  }

  private static func block(_ node: Node, _ siblings: [Node], _ position: Int) throws(EditRefusal) -> Edit {
    let layout = Layout(node.tree)
    let bytes = node.tree.source.bytes
    let start = layout.lineStart(node.entryStart)
    let end = layout.nextLine(max(node.range.upperBound, node.keyRange?.upperBound ?? 0))
    let prefix = bytes[start..<node.entryStart].filter { $0 != 0x20 && $0 != 0x09 }
    let isItem = node.keyRange == nil
    guard prefix.isEmpty || isItem && prefix.elementsEqual([UInt8(ascii: "-")]) else {
      // The first entry of a compact item: the next one moves up to the dash.
      guard position == 0, siblings.count > 1, !isItem,
        !hasComment(bytes, node.entryStart..<siblings[1].entryStart, node)
      else { throw EditRefusal(message: "the entry shares its line with others; remove it by hand") }
      return Edit(range: node.entryStart..<siblings[1].entryStart, replacement: "")
    }
    let indent = String(
      decoding: bytes[start..<node.entryStart].filter { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
    let kept = comments(bytes, start..<end, node).map { indent + $0 + layout.lineEnding }.joined()
    if end == bytes.count, kept.isEmpty, start > 0, bytes[end - 1] != 0x0A, bytes[end - 1] != 0x0D {
      // The last line of a file without a final line ending: the ending before it goes.
      return Edit(range: lineEndBefore(bytes, start)..<end, replacement: "")
    }
    return Edit(range: start..<end, replacement: kept)
  }

  private static func lineEndBefore(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  // MARK: Comments

  private static func hasComment(in node: Node) -> Bool {
    hasComment(node.tree.source.bytes, node.range, node)
  }

  private static func hasComment(_ bytes: [UInt8], _ range: Range<Int>, _ node: Node) -> Bool {
    !comments(bytes, range, node).isEmpty
  }

  /// The comments in a stretch of text: a `#` behind white space and in no scalar of the node.
  private static func comments(_ bytes: [UInt8], _ range: Range<Int>, _ node: Node) -> [String] {
    guard bytes[range].contains(UInt8(ascii: "#")) else { return [] }
    var scalars: [Range<Int>] = []
    collect(node, &scalars)
    var found: [String] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let isStart = bytes[i] == UInt8(ascii: "#") && (i == 0 || bytes[i - 1] <= 0x20)
      if isStart, !scalars.contains(where: { $0.contains(i) }) {
        var end = i
        while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        found.append(String(decoding: bytes[i..<end], as: UTF8.self))
        i = end
      }
      i += 1
    }
    return found
  }

  private static func collect(_ node: Node, _ scalars: inout [Range<Int>]) {
    if let key = node.keyRange { scalars.append(key) }
    if node.isScalar { scalars.append(node.range) }
    for child in node.ownChildren { collect(child, &scalars) }
  }
}
