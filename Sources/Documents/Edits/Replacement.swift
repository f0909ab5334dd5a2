/// Puts a value in the place of another.
struct Replacement {
  let layout: Layout
  private var isJSON: Bool { layout.tree.format == .json }

  func edit(_ node: Node, _ literal: Literal) throws(EditRefusal) -> PlacedEdit {
    let comments = Comments.inside(node.replacedRange, of: node)
    let isInline = node.isInFlow || isJSON || node.parent == nil
    let isBlockText = node.style == .literal || node.style == .folded
    if isInline || node.style == .flow || node.isScalar && !isBlockText && !literal.isFilled {
      if comments.isEmpty, !(node.parent == nil && !node.isScalar && node.style == .block) {
        return try inPlace(node, literal)
      }
      guard !isInline, !node.isInFlow else { return try wholeDocument(node, literal) }
    }
    return try lines(node, literal)
  }

  /// On the lines where the old value stands, behind its anchor.
  private func inPlace(_ node: Node, _ literal: Literal) throws(EditRefusal) -> PlacedEdit {
    let text = inline(literal, around: node)
    let properties = node.properties
    if node.range.isEmpty, properties == nil, node.slotStart == nil, let key = node.keyRange {
      // A key in brackets without a colon.
      return PlacedEdit(key.upperBound..<key.upperBound, ": " + text, in: node)
    }
    let range = node.replacedRange
    let prefix = properties.map { $0.hasTag ? ($0.anchor.map { $0 + " " } ?? "") : "" } ?? ""
    let follows = range.lowerBound > 0 && layout.bytes[range.lowerBound - 1] > 0x20
    let needsSpace = range.isEmpty && follows
    return PlacedEdit(range, (needsSpace ? " " : "") + prefix + text, in: node)
  }

  private func inline(_ literal: Literal, around node: Node) -> String {
    let habits = Habits(layout)
    let inFlow = node.isInFlow || isJSON || node.style == .flow
    let parent = node.parent ?? node
    guard isJSON, let step = habits.brokenStep(in: parent) else {
      return literal.text(json: isJSON, tight: habits.isTight(around: parent), inFlow: inFlow)
    }
    return literal.broken(
      indent: layout.lineIndent(node.range.lowerBound), step: step, lineEnding: layout.lineEnding)
  }

  /// A document in block style, or one that holds comments.
  private func wholeDocument(_ node: Node, _ literal: Literal) throws(EditRefusal) -> PlacedEdit {
    guard node.parent == nil, !isJSON, node.style == .block else {
      throw EditRefusal(message: "a comment stands inside \(node.calling); change it by hand")
    }
    let range = node.range.lowerBound..<layout.lineEnd(node.contentEnd)
    let indent = layout.indent(of: node.range.lowerBound)
    let lines =
      [inline(literal, around: node)] + Comments.inside(range, of: node).map { indent + $0.text }
    return PlacedEdit(range, lines.joined(separator: layout.lineEnding), in: node)
  }

  /// From the colon or dash to the end of the last line. A comment behind the colon or dash stays
  /// there; others follow the value.
  private func lines(_ node: Node, _ literal: Literal) throws(EditRefusal) -> PlacedEdit {
    guard let slot = node.slotStart, let parent = node.parent,
      layout.before(node.entryStart) != .other
    else {
      throw EditRefusal(message: "\(node.calling) shares its line with something else; change it by hand")
    }
    let range = slot..<layout.lineEnd(node.contentEnd)
    var comments = Comments.inside(range, of: node)
    let anchor = node.properties?.anchor.map { " " + $0 } ?? ""
    let entryIndent = layout.indent(of: node.entryStart)
    var head = anchor
    var body = ""
    let onHead = comments.first.map { $0.offset < layout.lineEnd(slot) } ?? false
    if !literal.isFilled || node.style == .flow {
      head += " " + literal.text(json: false, inFlow: node.style == .flow)
    } else {
      let isItem = node.keyRange == nil
      let text = BlockText(layout, in: parent)
      let indent = entryIndent + (isItem ? "  " : text.indent(of: literal))
      body = text.text(literal, indent: indent)
      if isItem, anchor.isEmpty, !onHead {
        // The first line stands behind the dash.
        head += " "
        body.removeFirst(layout.lineEnding.count + indent.count)
      }
    }
    if onHead {
      let comment = comments.removeFirst()
      head += layout.space(before: comment.offset) + comment.text
    }
    body += comments.map { layout.lineEnding + entryIndent + $0.text }.joined()
    return trimmed(range, head + body, in: node)
  }

  /// Without the bytes at the beginning that stay as they are.
  private func trimmed(_ range: Range<Int>, _ text: String, in node: Node) -> PlacedEdit {
    let new = Array(text.utf8)
    var same = zip(layout.bytes[range], new).prefix { $0 == $1 }.count
    while same > 0, same < new.count, new[same] & 0xC0 == 0x80 { same -= 1 }
    return PlacedEdit(
      range.lowerBound + same..<range.upperBound, String(decoding: new[same...], as: UTF8.self), in: node)
  }
}

extension Node {
  /// The bytes that a new value takes: with a tag, which says what the old one was, and without an
  /// anchor. Where there is no value, the place right behind the colon, dash or anchor.
  fileprivate var replacedRange: Range<Int> {
    let start = properties.flatMap { $0.hasTag ? $0.range.lowerBound : nil }
    guard range.isEmpty else { return (start ?? range.lowerBound)..<range.upperBound }
    let end = contentEnd
    return (start ?? end)..<end
  }
}
