/// How the author of a text indents and breaks: what is written into it should look like the rest.
struct Habits {
  private let layout: Layout

  init(_ layout: Layout) { self.layout = layout }

  // MARK: Block style

  /// Spaces by which a mapping nested in this one is indented.
  func step(in mapping: Node) -> Int {
    nearest(mapping) { step(of: $0) } ?? 2
  }

  /// Spaces by which the dashes of a list stand behind its key.
  func listStep(in mapping: Node) -> Int {
    nearest(mapping) { listStep(of: $0) } ?? 0
  }

  private func step(of mapping: Node) -> Int? {
    guard mapping.isMapping, let (outer, inner) = columns(of: mapping), inner > outer else { return nil }
    return inner - outer
  }

  private func listStep(of list: Node) -> Int? {
    guard list.isSequence, let (outer, inner) = columns(of: list) else { return nil }
    return max(0, inner - outer)
  }

  /// The columns of a key and of what is nested under it, in block style.
  private func columns(of container: Node) -> (outer: Int, inner: Int)? {
    guard container.style == .block, !container.isShared, let key = container.keyRange,
      layout.before(key.lowerBound) != .other, layout.isFirstOnLine(container.range.lowerBound)
    else { return nil }
    return (layout.column(key.lowerBound), layout.column(container.range.lowerBound))
  }

  /// The answer of the nearest node that has one: the mapping's children, those that hold it with
  /// their children, then the beginning of the document.
  private func nearest(_ mapping: Node, _ answer: (Node) -> Int?) -> Int? {
    var node: Node? = mapping
    var root = mapping
    while let current = node {
      if current.isMapping, let found = current.ownChildren.firstAnswer(answer) { return found }
      if let found = answer(current) { return found }
      root = current
      node = current.parent
    }
    let records = layout.tree.records
    let end = min(records[Int(root.index)].next, root.index + 2_000)
    for i in root.index..<end where records[Int(i)].kind != .scalar {
      if let found = answer(Node(tree: layout.tree, index: i)) { return found }
    }
    return nil
  }

  // MARK: Flow style and JSON

  /// The white space by which a new line in brackets is indented further than their own line; nil
  /// where elements stand on the line of the bracket.
  func brokenStep(in container: Node) -> String? {
    var node: Node? = container
    while let current = node, current.style == .flow {
      if let first = current.ownChildren.first {
        guard layout.isFirstOnLine(first.entryStart) else { return nil }
        let closing = layout.lineIndent(current.range.upperBound - 1)
        let indent = layout.indent(of: first.entryStart)
        return indent.hasPrefix(closing) ? String(indent.dropFirst(closing.count)) : "  "
      }
      node = current.parent
    }
    return nil
  }

  /// JSON without white space behind colons and commas.
  func isTight(around container: Node) -> Bool {
    guard layout.tree.format == .json else { return false }
    var node: Node? = container
    while let current = node {
      let children = Array(current.ownChildren)
      if let first = children.first, let key = first.keyRange {
        return first.range.lowerBound == key.upperBound + 1
      }
      if children.count > 1 { return children[1].range.lowerBound == children[0].range.upperBound + 1 }
      node = current.parent
    }
    return false
  }
}
