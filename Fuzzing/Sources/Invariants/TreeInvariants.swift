@_spi(Comparison) import Documents

/// Small enough that the fuzzer reaches them.
private let limits: Limits = {
  var limits = Limits()
  limits.depth = 40
  limits.aliasedNodes = 2000
  limits.nodes = 5000
  limits.errors = 10
  return limits
}()

/// What holds for any bytes: bounds are kept, and libyaml alone makes the same tree of them.
public func checkInvariants(_ bytes: [UInt8], claim: Claim) {
  let first = parse(bytes, name: "fuzz", claim: claim, limits: limits)
  let second = parseByLibYAMLAlone(bytes, name: "fuzz", claim: claim, limits: limits)
  precondition(first.errors == second.errors, "libyaml alone finds other errors")
  precondition(checkInvariants(first, limits) == checkInvariants(second, limits), "it makes another tree")
}

/// What holds for every tree, whatever the text was. A broken invariant stops the fuzzer. Returns all
/// that the tree says.
@discardableResult
public func checkInvariants(_ parsed: ParsedText, _ limits: Limits = Limits()) -> [String] {
  precondition(parsed.errors.count <= limits.errors + 1, "more errors than the limit")
  precondition(parsed.tree.nodeCount <= limits.nodes, "more nodes than the limit")
  for error in parsed.errors { checkPosition(error.offset, in: parsed.source) }
  var said: [String] = []
  var pending = parsed.documents.reversed().map { (node: $0, depth: $0.isScalar ? 0 : 1) }
  while let (node, depth) = pending.popLast() {
    precondition(said.count < parsed.tree.nodeCount, "a node was reached twice")
    precondition(depth <= limits.depth, "nested deeper than the limit")
    said.append(describe(node))
    let children = Array(node.children)
    precondition(children.count <= node.count, "more children than there are")
    for child in children { check(child, of: node) }
    pending += children.reversed().map { ($0, $0.isScalar ? depth : depth + 1) }
  }
  for pair in parsed.tree.duplicateKeys {
    precondition(pair.first.key == pair.second.key && pair.first.parent == pair.second.parent)
    precondition(pair.first.precedes(pair.second), "a duplicate before its first")
  }
  return said
}

private func check(_ child: Node, of node: Node) {
  precondition(child.parent == node, "a child of another parent")
  if node.isMapping {
    guard let key = child.key, child.keyRange != nil else { preconditionFailure("an entry without a key") }
    precondition(node[key: key] == child || key.unicodeScalars.contains("\u{FFFD}"), "another entry is found")
  } else {
    precondition(child.key == nil && child.keyRange == nil, "an item with a key")
  }
  if !child.isShared, !node.isShared {
    let start = (child.keyRange ?? child.range).lowerBound
    precondition(node.range.lowerBound <= start, "a child begins before its parent")
    precondition(child.range.upperBound <= node.range.upperBound, "a child ends behind its parent")
  }
}

private func describe(_ node: Node) -> String {
  checkPosition(node.range.lowerBound, in: node.tree.source)
  checkPosition(node.range.upperBound, in: node.tree.source)
  if let key = node.keyRange { precondition(!key.isEmpty && key.upperBound <= node.tree.source.bytes.count) }
  let key = "\(node.keyRange, default: "-") \(node.key ?? "-")"
  return "\(key) \(node.range) \(node.style) \(node.value) \(node.text ?? "-")"
}

private func checkPosition(_ offset: Int, in source: Source) {
  precondition(offset >= 0 && offset <= source.bytes.count, "a place outside of the text")
  let position = source.position(at: offset)
  guard let line = source.line(position.line) else { preconditionFailure("a position on no line") }
  precondition(line.lowerBound <= offset || offset < source.markLength, "a position on a later line")
  precondition(position.column >= 1 && position.column <= max(0, offset - line.lowerBound) + 1)
  precondition(source.originalOffset(offset) >= 0)
}
