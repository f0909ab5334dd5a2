extension Change {
  /// The edit of the commonest change, one field more in a mapping in block style, without the
  /// bookkeeping that several changes need. Nil where anything about it is unusual: `Plan` says then
  /// what is to be done, and does the same as this where it is not.
  func loneAddition() throws(EditRefusal) -> Edit? {
    guard case .set(let node, let path, let literal) = self, node.tree.source.encoding == .utf8 else {
      return nil
    }
    let (container, missing) = node.follow(path)
    guard !missing.isEmpty, container.isMapping, container.style == .block,
      let start = container.ownChildren.first?.keyRange?.lowerBound,
      container.ownChildren.allSatisfy({ $0.keyRange != nil })
    else { return nil }
    try container.checkIsOwn()
    let layout = Layout(node.tree)
    let leaf = container.lastLeaf
    guard layout.before(start) != .other, leaf.style != .literal, leaf.style != .folded else { return nil }
    let end = layout.lineEnd(leaf.contentEnd)
    let text = BlockText(layout, in: container)
      .text(
        literal, below: missing.utf8.split(separator: UInt8(ascii: ".")).map(Substring.init),
        indent: layout.indent(of: start))
    return Edit(range: end..<end, replacement: text)
  }
}
