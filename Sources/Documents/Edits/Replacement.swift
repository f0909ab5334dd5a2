/// Puts a value in the place of another.
enum Replacement {
  static func edit(_ node: Node, _ literal: Literal) throws(EditRefusal) -> Edit {
    guard node.isScalar || node.style == .flow else {
      throw EditRefusal(message: "the value spans several lines; replace it by hand")
    }
    let text = literal.text(json: node.tree.format == .json)
    let range = node.range
    // `key:` without a value: the value follows the colon.
    let isEmpty = range.isEmpty && range.lowerBound > 0 && node.tree.source.bytes[range.lowerBound - 1] > 0x20
    return Edit(range: range, replacement: isEmpty ? " \(text)" : text)
  }
}
