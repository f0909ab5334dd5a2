/// Changes among the children of a mapping or list in block style.
struct BlockEdits {
  private let change: ContainerChange
  private let layout: Layout
  private let container: Node
  private let children: [Node]
  /// Where each child begins: its key or its dash.
  private let starts: [Int]

  init(_ change: ContainerChange, _ layout: Layout) throws(EditRefusal) {
    self.change = change
    self.layout = layout
    container = change.container
    children = Array(container.ownChildren)
    var starts: [Int] = []
    for (i, child) in children.enumerated() {
      let start =
        container.isMapping ? child.keyRange?.lowerBound : child.dash(behind: i > 0 ? children[i - 1] : nil)
      guard let start else { throw Self.tangled(child) }
      starts.append(start)
    }
    self.starts = starts
  }

  private static func tangled(_ node: Node) -> EditRefusal {
    EditRefusal(message: "\(node.calling) shares its line with something else; change it by hand")
  }

  private func isRemoved(_ position: Int) -> Bool { change.removed.contains(children[position].index) }

  func edits() throws(EditRefusal) -> [PlacedEdit] {
    guard let first = starts.first else { throw EditRefusal(message: "\(container.calling) is empty") }
    guard layout.before(first) != .other else { throw Self.tangled(children[0]) }
    guard let kept = children.indices.first(where: { !isRemoved($0) }) else { return [rewritten(from: 0)] }
    var edits: [PlacedEdit] = []
    var next = 0
    if isRemoved(0), layout.before(first) == .dashes {
      guard layout.before(starts[kept]) == .space else { throw Self.tangled(children[kept]) }
      let moved = first..<starts[kept]
      if Comments.inside(moved, of: container).isEmpty {
        // The next one moves up to the dash; those between go with the first.
        edits.append(PlacedEdit(moved, "", in: container))
        next = kept
      } else {
        edits.append(PlacedEdit(line(of: 0), keptComments(0).joined, in: container))
        next = 1
      }
    }
    // New lines take the place of the last ones where these go.
    let end = change.addition == nil ? children.count : (children.indices.last { !isRemoved($0) } ?? kept) + 1
    for position in children.indices where position >= next && isRemoved(position) {
      guard layout.before(starts[position]) == .space else { throw Self.tangled(children[position]) }
      if position < end { edits += removal(position) }
    }
    guard change.addition != nil else { return edits }
    return try edits + (end < children.count ? [rewritten(from: end)] : insertions())
  }

  // MARK: Removal

  /// From the start of an entry or item to the end of its last line.
  private func line(of position: Int) -> Range<Int> {
    starts[position]..<layout.lineEnd(children[position].contentEnd)
  }

  private func keptComments(_ position: Int) -> (isEmpty: Bool, joined: String) {
    let comments = Comments.inside(line(of: position), of: children[position])
    let separator = layout.lineEnding + layout.indent(of: starts[position])
    return (comments.isEmpty, comments.map(\.text).joined(separator: separator))
  }

  /// Takes whole lines out; comments on them stay as lines of their own.
  private func removal(_ position: Int) -> [PlacedEdit] {
    let start = starts[position]
    let line = line(of: position)
    let comments = keptComments(position)
    guard comments.isEmpty else { return [PlacedEdit(line, comments.joined, in: container)] }
    guard let above = layout.lineEndAbove(start) else {
      return [PlacedEdit(layout.lineStart(start)..<layout.nextLine(line.upperBound), "", in: container)]
    }
    guard let scalar = keptScalar(before: children[position].index) else {
      return [PlacedEdit(above..<line.upperBound, "", in: container)]
    }
    // What follows must not become part of the text that it follows now.
    let trail = Trail(behind: line.upperBound, layout)
    let drops = scalar.chomping == .keep && trail.blankEnd > line.upperBound
    if max(line.upperBound, drops ? trail.blankEnd : 0) == layout.bytes.count, scalar.holdsLastBreak {
      return [PlacedEdit(layout.lineStart(start)..<layout.bytes.count, "", in: container)]
    }
    return [PlacedEdit(above..<line.upperBound, "", in: container)]
      + trail.edits(indent: layout.indent(of: start), drops: drops, in: container)
  }

  /// The literal or folded scalar that stands right before a node once the plan is carried out.
  private func keptScalar(before index: UInt32) -> BlockScalar? {
    var index = index
    while index > 0 {
      index -= 1
      let node = Node(tree: layout.tree, index: index)
      if node.isScalar || node.style == .flow || node.isAlias,
        !layout.tree.records[Int(index)].marks.contains(.shared),
        !change.isTouched(node)
      {
        return BlockScalar(node)
      }
      // The line of a key or dash that stays ends the text before it.
      if !node.isScalar, node.style == .block, !node.isShared, !change.isTouched(node) { return nil }
    }
    return nil
  }

  /// The children from a position on give way to new ones, in their place.
  private func rewritten(from position: Int) -> PlacedEdit {
    let range = starts[position]..<layout.lineEnd(container.contentEnd)
    let indent = layout.indent(of: starts[position])
    let lines =
      newLines() + Comments.inside(range, of: container).map { layout.lineEnding + indent + $0.text }.joined()
    return PlacedEdit(range, String(lines.dropFirst(layout.lineEnding.count + indent.count)), in: container)
  }

  // MARK: Insertion

  /// Each behind a line ending.
  private func newLines() -> String {
    guard let addition = change.addition else { return "" }
    return BlockText(layout, in: container).text(addition, indent: layout.indent(of: starts[0]))
  }

  /// New lines behind the line on which the container ends, and its comment.
  private func insertions() throws(EditRefusal) -> [PlacedEdit] {
    guard change.addition != nil else { return [] }
    var end = layout.lineEnd(container.contentEnd)
    var edits: [PlacedEdit] = []
    let leaf = container.lastLeaf
    if end == layout.bytes.count, change.isTouched(leaf),
      keptScalar(before: layout.tree.records[Int(container.index)].next)?.holdsLastBreak == true
    {
      throw .meeting
    }
    if let scalar = BlockScalar(leaf), scalar.holdsLastBreak, !change.isTouched(leaf) {
      if scalar.chomping == .keep { end = layout.blankLinesEnd(end) }
      if end == layout.bytes.count {
        // The text has no last line break; it must not get one from the line that follows now.
        edits.append(PlacedEdit(scalar.header, scalar.stripped(layout.bytes), in: container))
      }
    }
    edits.append(PlacedEdit(end..<end, newLines(), in: container))
    return edits
  }
}
