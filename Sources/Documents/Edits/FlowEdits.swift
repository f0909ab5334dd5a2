/// Changes among the children of brackets: YAML flow style and JSON.
struct FlowEdits {
  private let change: ContainerChange
  private let layout: Layout
  private let habits: Habits
  private let container: Node
  private let children: [Node]
  private var bytes: [UInt8] { layout.bytes }
  private var isJSON: Bool { layout.tree.format == .json }

  init(_ change: ContainerChange, _ layout: Layout) throws(EditRefusal) {
    self.change = change
    self.layout = layout
    habits = Habits(layout)
    container = change.container
    children = Array(container.ownChildren)
    let opening = layout.bytes[container.range.lowerBound]
    guard opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") else {
      throw EditRefusal(message: "\(container.calling) is written without brackets; change it by hand")
    }
  }

  private func isRemoved(_ position: Int) -> Bool { change.removed.contains(children[position].index) }

  func edits() throws(EditRefusal) -> [PlacedEdit] {
    guard let kept = children.indices.last(where: { !isRemoved($0) }) else {
      let inner = container.range.lowerBound + 1..<container.range.upperBound - 1
      return try replaced(inner, with: filling(), hasChildren: !children.isEmpty)
    }
    return try removals() + insertions(behind: kept)
  }

  // MARK: Removal

  /// Each with the comma behind it; those at the end with the comma before them.
  private func removals() throws(EditRefusal) -> [PlacedEdit] {
    var edits: [PlacedEdit] = []
    var position = 0
    while position < children.count {
      guard isRemoved(position) else {
        position += 1
        continue
      }
      let first = position
      while position < children.count, isRemoved(position) { position += 1 }
      let range: Range<Int>
      if first > 0 {
        range = children[first - 1].contentEnd..<children[position - 1].contentEnd
      } else {
        range = children[first].flowStart..<children[position].flowStart
      }
      let comments = Comments.inside(range, of: container)
      guard !comments.isEmpty else {
        edits.append(PlacedEdit(range, "", in: container))
        continue
      }
      // The comments and the line breaks around them stay; entries and commas go.
      for removed in children[first..<position] {
        let whole = removed.flowStart..<removed.contentEnd
        guard Comments.inside(whole, of: removed).isEmpty else {
          throw EditRefusal(message: "a comment stands inside \(removed.calling); remove it by hand")
        }
        edits.append(PlacedEdit(whole, "", in: container))
      }
      // The commas behind them, or before them where none follows the last.
      let follows = first == 0 || comma(behind: children[position - 1]) != nil
      for child in follows ? children[first..<position] : children[first - 1..<position - 1] {
        if let comma = comma(behind: child) { edits.append(PlacedEdit(comma..<comma + 1, "", in: container)) }
      }
    }
    return edits
  }

  private func comma(behind child: Node) -> Int? {
    let next = layout.skipSpace(child.contentEnd, to: container.range.upperBound)
    return bytes[next] == UInt8(ascii: ",") ? next : nil
  }

  // MARK: Insertion

  /// The new elements, each as one text.
  private func elements(indent: String, step: String?) -> [String] {
    let isTight = habits.isTight(around: container)
    func write(_ literal: Literal) -> String {
      guard isJSON, let step else { return literal.text(json: isJSON, tight: isTight) }
      return literal.broken(indent: indent, step: step, lineEnding: layout.lineEnding)
    }
    switch change.addition {
    case .mapping(let entries):
      return entries.map { entry in
        Literal.quoted(entry.key, json: isJSON) + (isTight ? ":" : ": ") + write(entry.value)
      }
    case .list(let items): return items.map(write)
    default: return []
    }
  }

  private func insertions(behind kept: Int) -> [PlacedEdit] {
    guard change.addition != nil, let first = children.first else { return [] }
    let step = habits.brokenStep(in: container)
    // A line of minified JSON is as long as the file: its indentation is looked for only where it counts.
    let indent = step == nil ? "" : layout.indent(of: first.flowStart)
    let elements = elements(indent: indent, step: step)
    let separator =
      step != nil ? layout.lineEnding + indent : habits.isTight(around: container) ? "" : " "
    let text = elements.joined(separator: "," + separator)
    let end = children[kept].contentEnd
    let comma = comma(behind: children[kept])
    let isLast = kept == children.count - 1
    if isLast, step != nil {
      // A comment behind the last element keeps its line.
      let tail = comma.map { $0 + 1 } ?? end
      let lineEnd = layout.lineEnd(tail)
      if layout.skipSpace(tail, to: lineEnd) >= lineEnd {
        let mark = comma == nil ? [PlacedEdit(end..<end, ",", in: container)] : []
        return mark + [PlacedEdit(lineEnd..<lineEnd, separator + text, in: container)]
      }
    }
    // YAML allows a comma behind the last element.
    if isLast, let comma { return [PlacedEdit(comma + 1..<comma + 1, separator + text, in: container)] }
    return [PlacedEdit(end..<end, "," + separator + text, in: container)]
  }

  /// All that the brackets hold from now on.
  private func filling() -> String {
    guard let step = habits.brokenStep(in: container), isJSON else {
      return elements(indent: "", step: nil).joined(separator: habits.isTight(around: container) ? "," : ", ")
    }
    let outer = layout.lineIndent(container.range.lowerBound)
    let indent = outer + step
    let lines = elements(indent: indent, step: step).map { layout.lineEnding + indent + $0 }
    return lines.joined(separator: ",") + layout.lineEnding + outer
  }

  private func replaced(
    _ inner: Range<Int>, with text: String, hasChildren: Bool
  ) throws(EditRefusal) -> [PlacedEdit] {
    guard Comments.inside(inner, of: container).isEmpty else {
      throw EditRefusal(message: "a comment stands inside \(container.calling); change it by hand")
    }
    return [PlacedEdit(inner, text, in: container)]
  }
}

extension Node {
  /// Where an element of brackets begins: at its key, or at its anchor, tag or value; with what marks
  /// the key.
  var flowStart: Int {
    guard let key = keyRange else { return properties?.range.lowerBound ?? range.lowerBound }
    let bytes = tree.source.bytes
    var start = key.lowerBound
    var i = start
    while i > 0 {
      while i > 0, bytes[i - 1] == 0x20 || bytes[i - 1] == 0x09 { i -= 1 }
      let end = i
      while i > 0, bytes[i - 1] > 0x20, !"{[,".utf8.contains(bytes[i - 1]) { i -= 1 }
      guard i < end, "&!?".utf8.contains(bytes[i]) else { break }
      start = i
    }
    return start
  }

  /// The whole entry or item, with what marks its key.
  var entryRange: Range<Int> { stretch(from: keyRange == nil ? entryStart : flowStart) }

  /// The text from a place to the end of the entry or item.
  func stretch(from start: Int) -> Range<Int> { min(start, contentEnd)..<contentEnd }
}
