extension Node {
  /// Calls `body` with the UTF-8 of the key, escapes resolved; nil for items and roots.
  public func withKey<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    let record = tree.records[Int(index)]
    guard record.keyEnd > record.keyStart else { return nil }
    return tree.withKey(of: record, body)
  }

  /// The scalar right before this one in the same list or mapping; nil where there is none.
  public var previousScalar: Node? {
    guard index > 0 else { return nil }
    let (here, before) = (tree.records[Int(index)], tree.records[Int(index) - 1])
    guard before.parent == here.parent, before.kind == .scalar, here.parent != index else { return nil }
    return Node(tree: tree, index: index - 1)
  }

  /// The scalars whose text reaches into a range of bytes, in order, for a range that this node is in or
  /// next to. What an alias stands for lies elsewhere and is left out. Costs what lies between this node
  /// and the range, and what lies in the range, however large the document is.
  public func scalars(in range: Range<Int>) -> [Node] {
    guard !isElsewhere else { return original(at: range.lowerBound)?.scalars(in: range) ?? [] }
    var found: [Node] = []
    walk(backTo: range.lowerBound) { if $0.isScalar, $0.range.overlaps(range) { found.append($0) } }
    found.reverse()
    walk(onTo: range.upperBound) { if $0.isScalar, $0.range.overlaps(range) { found.append($0) } }
    return found
  }

  /// The nodes before this one, from the nearest on. Nodes lie in the order of the text, so the first
  /// that ends before an offset or reaches over it is the last.
  private func walk(backTo offset: Int, _ body: (Node) -> Void) {
    var i = Int(isCopy ? topOfCopy : index)
    while i > 0 {
      i -= 1
      let node = Node(tree: tree, index: UInt32(i))
      if node.isCopy {
        i = Int(node.topOfCopy)
        continue
      }
      // What holds this node begins before the range without being the end of what lies in it.
      if !node.isScalar, node.range.upperBound > offset { continue }
      body(node)
      guard node.range.lowerBound > offset else { return }
    }
  }

  private func walk(onTo offset: Int, _ body: (Node) -> Void) {
    var i = index
    while Int(i) < tree.records.count {
      let node = Node(tree: tree, index: i)
      guard !node.isCopy else {
        i = max(tree.records[Int(i)].next, i + 1)
        continue
      }
      guard node.range.lowerBound < offset else { return }
      body(node)
      i += 1
    }
  }

  /// Was copied from behind an anchor, where its text stands.
  private var isElsewhere: Bool { tree.records[Int(index)].marks.contains(.shared) }

  /// The innermost node with a text of its own at an offset, or the next one.
  private func original(at offset: Int) -> Node? {
    var found = tree.documents.last { $0.range.lowerBound <= offset } ?? tree.documents.first
    while let node = found,
      let inner = node.children.first(where: { !$0.isCopy && $0.range.upperBound > offset })
    {
      found = inner
    }
    return found.flatMap { $0.isElsewhere ? nil : $0 }
  }

  /// Was copied from behind an anchor or a merge key, or is an alias.
  private var isCopy: Bool { isShared }

  /// The outermost node of the copy that this one is in.
  private var topOfCopy: UInt32 {
    var node = self
    while let parent = node.parent, parent.isCopy { node = parent }
    return node.index
  }
}
