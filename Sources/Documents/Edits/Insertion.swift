/// Writes new entries and items where a person would: behind the last one, in the style of its
/// neighbours.
struct Insertion {
  private let layout: Layout
  private let isJSON: Bool

  init(tree: Tree) {
    layout = Layout(tree)
    isJSON = tree.format == .json
  }

  /// Inserts `keys`, each in the one before, with a value at the last.
  func entry(_ keys: [String], _ literal: Literal, in mapping: Node) throws(EditRefusal) -> Edit {
    switch mapping.value {
    case .mapping:
      if mapping.style == .flow { return flowEntry(keys, literal, in: mapping) }
      guard let first = mapping.ownChildren.first, let last = mapping.ownChildren.last else {
        throw EditRefusal(message: "the mapping holds nothing but what a merge brings")
      }
      return block(lines(keys, literal, layout.indent(of: first.entryStart)), behind: last)
    case .null:
      return fill(mapping, with: { indent in lines(keys, literal, indent) }, flow: inline(keys, literal))
    default:
      throw EditRefusal(message: "\(mapping.key ?? "the value") is \(mapping.value.name), not a mapping")
    }
  }

  /// Inserts an item behind the last one of a list.
  func item(_ literal: Literal, in list: Node) throws(EditRefusal) -> Edit {
    switch list.value {
    case .sequence:
      let text = literal.text(json: isJSON)
      if list.style == .flow { return flow(text, in: list) }
      guard let last = list.ownChildren.last else { throw EditRefusal(message: "the list is empty") }
      return block(["\(layout.indent(of: list.range.lowerBound))- \(text)"], behind: last)
    case .null:
      let text = literal.text(json: isJSON)
      return fill(list, with: { ["\($0)- \(text)"] }, flow: "[\(text)]")
    default: throw EditRefusal(message: "\(list.key ?? "the value") is \(list.value.name), not a list")
    }
  }

  // MARK: Block style

  /// The lines of an entry: each key on its own, the value behind the last.
  private func lines(_ keys: [String], _ literal: Literal, _ indent: String) -> [String] {
    var lines: [String] = []
    var indent = indent
    for (depth, key) in keys.enumerated() {
      let name = Literal.quoted(key, json: false)
      guard depth == keys.count - 1 else {
        lines.append("\(indent)\(name):")
        indent += String(repeating: " ", count: layout.step)
        continue
      }
      if case .list(let items) = literal, !items.isEmpty {
        lines.append("\(indent)\(name):")
        let dash = indent + String(repeating: " ", count: layout.listStep)
        lines += items.map { "\(dash)- \($0.text(json: false))" }
      } else {
        lines.append("\(indent)\(name): \(literal.text(json: false))")
      }
    }
    return lines
  }

  /// New lines behind the line on which an entry or item ends, and its comment.
  private func block(_ lines: [String], behind last: Node) -> Edit {
    let end = layout.lineEnd(max(last.range.upperBound, last.keyRange?.upperBound ?? 0))
    let ending = layout.lineEnding
    return Edit(range: end..<end, replacement: lines.map { ending + $0 }.joined())
  }

  /// Gives a value to `key:` or `key: null`.
  private func fill(_ node: Node, with lines: (String) -> [String], flow: String) -> Edit {
    guard let key = node.keyRange, !node.isInFlow, !isJSON else {
      let needsSpace = node.range.isEmpty
      return Edit(range: node.range, replacement: needsSpace ? " \(flow)" : flow)
    }
    let indent = layout.indent(of: key.lowerBound) + String(repeating: " ", count: layout.step)
    let written = lines(indent).map { layout.lineEnding + $0 }.joined()
    guard node.range.isEmpty else {
      // `key: null` gives its line up to its comment; the new lines come behind it.
      let bytes = node.tree.source.bytes
      let end = layout.lineEnd(node.range.upperBound)
      let rest = String(decoding: bytes[node.range.upperBound..<end], as: UTF8.self)
      return Edit(range: node.range.lowerBound..<end, replacement: rest.drop { $0 == " " } + written)
    }
    let end = layout.lineEnd(key.upperBound)
    return Edit(range: end..<end, replacement: written)
  }

  // MARK: Flow style and JSON

  private func flowEntry(_ keys: [String], _ literal: Literal, in mapping: Node) -> Edit {
    let children = mapping.ownChildren
    guard let first = children.first, isOnOwnLine(first), isJSON else {
      return flow(inline(keys, literal, tight: isTight(children)), in: mapping)
    }
    // One entry a line: nested mappings are broken in the same way.
    let indent = layout.indent(of: first.entryStart)
    let step = max(1, indent.utf8.count - layout.column(lineIndentEnd(mapping.range.upperBound - 1)))
    return flow(broken(keys, literal, indent, step), in: mapping)
  }

  /// Inserts text as the last element of brackets.
  private func flow(_ text: String, in container: Node) -> Edit {
    let bytes = container.tree.source.bytes
    let children = container.ownChildren
    guard let first = children.first, let last = children.last else {
      let inner = container.range.lowerBound + 1..<container.range.upperBound - 1
      return Edit(range: inner, replacement: text)
    }
    let end = max(last.range.upperBound, last.keyRange?.upperBound ?? 0)
    let separator =
      isOnOwnLine(first)
      ? layout.lineEnding + layout.indent(of: first.entryStart) : isTight(children) ? "" : " "
    // YAML allows a comma behind the last element.
    if let comma = bytes[end..<container.range.upperBound].firstIndex(of: UInt8(ascii: ",")) {
      return Edit(range: comma + 1..<comma + 1, replacement: separator + text)
    }
    return Edit(range: end..<end, replacement: "," + separator + text)
  }

  private func isOnOwnLine(_ node: Node) -> Bool {
    let bytes = node.tree.source.bytes
    return bytes[layout.lineStart(node.entryStart)..<node.entryStart].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// No space between elements: minified JSON.
  private func isTight(_ children: [Node]) -> Bool {
    guard isJSON, let first = children.first else { return false }
    if let key = first.keyRange { return first.range.lowerBound == key.upperBound + 1 }
    return children.count > 1 && children[1].entryStart == first.range.upperBound + 1
  }

  private func inline(_ keys: [String], _ literal: Literal, tight: Bool = false) -> String {
    let colon = tight ? ":" : ": "
    let text = keys.map { Literal.quoted($0, json: isJSON) + colon }.joined(separator: "{")
    return text + literal.text(json: isJSON) + String(repeating: "}", count: keys.count - 1)
  }

  private func broken(_ keys: [String], _ literal: Literal, _ indent: String, _ step: Int) -> String {
    let name = Literal.quoted(keys[0], json: true)
    guard keys.count > 1 else { return "\(name): \(literal.text(json: true))" }
    let inner = indent + String(repeating: " ", count: step)
    let nested = broken(Array(keys.dropFirst()), literal, inner, step)
    return "\(name): {\(layout.lineEnding)\(inner)\(nested)\(layout.lineEnding)\(indent)}"
  }

  /// Where the indentation of a line ends.
  private func lineIndentEnd(_ offset: Int) -> Int {
    let bytes = layout.tree.source.bytes
    var i = layout.lineStart(offset)
    while i < offset, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return i
  }
}
