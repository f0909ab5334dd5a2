/// How a text is laid out, read from the text itself: what is written into it should look as if its
/// author had written it.
struct Layout {
  let tree: Tree
  private var bytes: [UInt8] { tree.source.bytes }

  init(_ tree: Tree) { self.tree = tree }

  /// The line ending of the text: that of its first line.
  var lineEnding: String {
    guard let feed = bytes.firstIndex(of: 0x0A) else { return bytes.contains(0x0D) ? "\r" : "\n" }
    return feed > 0 && bytes[feed - 1] == 0x0D ? "\r\n" : "\n"
  }

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

  /// White space as wide as what stands before a place on its line: `- ` counts as two spaces.
  func indent(of offset: Int) -> String {
    String(
      decoding: bytes[lineStart(offset)..<offset].filter { $0 & 0xC0 != 0x80 }.map { $0 == 0x09 ? $0 : 0x20 },
      as: UTF8.self)
  }

  func column(_ offset: Int) -> Int { indent(of: offset).utf8.count }

  /// Spaces by which a nested mapping is indented.
  var step: Int {
    first { mapping, parent in
      guard mapping.isMapping, mapping.style == .block, parent.isMapping, parent.style == .block,
        let inner = mapping.ownChildren.first?.keyRange, let outer = mapping.keyRange
      else { return nil }
      let step = column(inner.lowerBound) - column(outer.lowerBound)
      return step > 0 ? step : nil
    } ?? 2
  }

  /// Spaces by which the dashes of a list stand behind its key.
  var listStep: Int {
    first { list, _ in
      guard list.isSequence, list.style == .block, let key = list.keyRange else { return nil }
      return max(0, column(list.range.lowerBound) - column(key.lowerBound))
    } ?? 0
  }

  /// The first answer that a node of the tree gives.
  private func first(_ answer: (_ node: Node, _ parent: Node) -> Int?) -> Int? {
    for index in tree.records.indices where tree.records[index].kind != .scalar {
      let node = Node(tree: tree, index: UInt32(index))
      if !node.isShared, let parent = node.parent, let found = answer(node, parent) { return found }
    }
    return nil
  }
}

extension Node {
  /// The children as they are written: with merge keys, without what they bring.
  var ownChildren: [Node] {
    let record = tree.records[Int(index)]
    guard record.kind != .scalar else { return [] }
    var found: [Node] = []
    var i = index + 1
    while i < record.next {
      let child = tree.records[Int(i)]
      if !child.marks.contains(.shared) { found.append(Node(tree: tree, index: i)) }
      i = child.next
    }
    return found
  }

  var isAliased: Bool { tree.records[Int(index)].marks.contains(.aliased) }

  /// Where the entry or item begins: at its key, or at its value.
  var entryStart: Int { keyRange?.lowerBound ?? range.lowerBound }

  /// The node stands in brackets: YAML flow style or JSON.
  var isInFlow: Bool { parent?.style == .flow }
}
