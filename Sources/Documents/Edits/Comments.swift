/// The comments in a stretch of a node's text.
enum Comments {
  /// In order, without white space around; a `#` in a quoted or block scalar begins none.
  static func inside(_ range: Range<Int>, of node: Node) -> [(offset: Int, text: String)] {
    let bytes = node.tree.source.bytes
    guard node.tree.format != .json, bytes[range].contains(UInt8(ascii: "#")) else { return [] }
    return inside(range, of: node.tree, between: scalars(of: node))
  }

  /// Those of a stretch of the text, given the scalars in which a `#` begins none.
  static func inside(
    _ range: Range<Int>, of tree: Tree, between scalars: [Range<Int>]
  ) -> [(offset: Int, text: String)] {
    let bytes = tree.source.bytes
    let layout = Layout(tree)
    var texts = scalars[...]
    var found: [(offset: Int, text: String)] = []
    var i = range.lowerBound
    while i < range.upperBound {
      while let text = texts.first, text.upperBound <= i { texts.removeFirst() }
      if let text = texts.first, text.contains(i) {
        i = text.upperBound
      } else if bytes[i] == UInt8(ascii: "#"), i == 0 || bytes[i - 1] <= 0x20 {
        let end = min(layout.lineEnd(i), range.upperBound)
        var last = end
        while last > i, bytes[last - 1] <= 0x20 { last -= 1 }
        found.append((offset: i, text: String(decoding: bytes[i..<last], as: UTF8.self)))
        i = end
      } else {
        i += 1
      }
    }
    return found
  }

  /// The scalars in which a `#` may stand behind white space, in order.
  static func scalars(of node: Node) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for i in node.index..<node.tree.records[Int(node.index)].next {
      let record = node.tree.records[Int(i)]
      guard !record.marks.contains(.shared) else { continue }
      let written = Node(tree: node.tree, index: i)
      if let key = written.keyRange { found.append(key) }
      guard record.kind == .scalar, !written.isAlias else { continue }
      if let block = BlockScalar(written) {
        let body = Layout(node.tree).lineEnd(block.header.upperBound)
        if body < written.range.upperBound { found.append(body..<written.range.upperBound) }
      } else if !written.range.isEmpty {
        found.append(written.range)
      }
    }
    return found
  }
}
