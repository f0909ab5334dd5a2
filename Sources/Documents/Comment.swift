/// A comment of a YAML text.
public struct Comment: Sendable {
  /// From the `#` to the last character that is no white space.
  public let range: Range<Int>
  public let text: String
  /// The line that it stands on, or the one below where it has a line of its own and more such lines may
  /// lie between: what a reader takes it to speak of. Nil where nothing follows.
  public let subjectLine: Int?
}

extension Tree {
  /// The comments that hold a word, in order. Costs a look at every scalar, so look for the bytes first.
  public func comments(holding word: StaticString) -> [Comment] {
    guard format != .json else { return [] }
    let scalars = documents.flatMap { Comments.scalars(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    let word = word.description
    return Comments.inside(0..<source.bytes.count, of: self, between: scalars).compactMap { offset, text in
      guard text.contains(word) else { return nil }
      return Comment(
        range: offset..<offset + text.utf8.count, text: text, subjectLine: subjectLine(ofCommentAt: offset))
    }
  }

  private func subjectLine(ofCommentAt offset: Int) -> Int? {
    let layout = Layout(self)
    guard layout.isFirstOnLine(offset) else { return source.position(at: offset).line }
    var next = layout.nextLine(offset)
    while next < source.bytes.count {
      let line = source.bytes[next..<layout.lineEnd(next)]
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
      if first != UInt8(ascii: "#") { return source.position(at: next).line }
      next = layout.nextLine(next)
    }
    return nil
  }

  /// The entries of all mappings that stand under a key, in order.
  public func entries(named key: StaticString) -> [Node] {
    records.indices.compactMap { index in
      let node = Node(tree: self, index: UInt32(index))
      return node.keyIs(key) ? node : nil
    }
  }
}
