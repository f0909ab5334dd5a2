import Documents

/// What holds for every tree, whatever the text was. A broken invariant stops the fuzzer.
public func checkInvariants(_ parsed: ParsedText) {
  let source = parsed.source
  for error in parsed.errors {
    precondition(error.offset >= 0 && error.offset <= source.bytes.count, "an error outside of the text")
    precondition(source.position(at: error.offset).line <= source.lineCount)
  }
  var nodes = 0
  for document in parsed.documents { visit(document, source, &nodes) }
  precondition(nodes <= parsed.tree.nodeCount, "a node was reached twice")
  for pair in parsed.tree.duplicateKeys { precondition(pair.first.key == pair.second.key) }
}

private func visit(_ root: Node, _ source: Source, _ nodes: inout Int) {
  var stack = [root]
  while let node = stack.popLast() {
    nodes += 1
    let range = node.range
    precondition(range.upperBound <= source.bytes.count, "a range outside of the text")
    _ = source.position(at: range.lowerBound)
    if let key = node.keyRange { precondition(key.upperBound <= source.bytes.count) }
    _ = (node.value, node.text, node.key)
    for child in node.children {
      precondition(child.parent == node, "a child of another parent")
      stack.append(child)
    }
  }
}
