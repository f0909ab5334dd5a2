/// Several changes of one tree, put together by the node that they touch.
struct Plan {
  let tree: Tree
  private(set) var added: [UInt32: Addition] = [:]
  private(set) var replaced: [UInt32: Literal] = [:]
  private(set) var removed: Set<UInt32> = []
  /// Values that are to be what they are: nothing to write, but other changes may contradict.
  private var kept: [UInt32: Literal] = [:]

  init(_ tree: Tree) { self.tree = tree }

  func node(_ index: UInt32) -> Node { Node(tree: tree, index: index) }

  // MARK: Intentions

  mutating func take(_ change: Change) throws(EditRefusal) {
    guard change.tree === tree else { throw EditRefusal(message: "the changes are of different files") }
    guard tree.source.encoding == .utf8 else {
      throw EditRefusal(message: "the file is UTF-16; convert it to UTF-8 first")
    }
    switch change {
    case .set(let node, let path, let literal):
      let (last, missing) = node.follow(path)
      if missing.isEmpty {
        try replace(last, with: literal)
      } else {
        try add(.value(literal), to: last, below: missing.split(separator: ".").map(String.init))
      }
    case .append(let node, let path, let literal):
      let (last, missing) = node.follow(path)
      try add(.items([literal]), to: last, below: missing.split(separator: ".").map(String.init))
    case .replace(let node, let literal): try replace(node, with: literal)
    case .remove(let node): try remove(node)
    }
  }

  private mutating func add(_ value: Addition, to node: Node, below keys: [String]) throws(EditRefusal) {
    try node.checkIsOwn()
    let wanted: Value = keys.isEmpty ? .sequence : .mapping
    guard node.value == wanted || node.isNull else {
      throw EditRefusal(message: "\(node.calling) is \(node.value.name), not \(wanted.name)")
    }
    var addition = Addition(value, below: keys)
    if var known = added[node.index] {
      try known.join(addition, at: node.calling)
      addition = known
    }
    added[node.index] = addition
  }

  private mutating func replace(_ node: Node, with literal: Literal) throws(EditRefusal) {
    try node.checkIsOwn()
    if let known = replaced[node.index] ?? kept[node.index], known != literal {
      throw .conflict(at: node.calling)
    }
    guard !literal.matches(node) else {
      kept[node.index] = literal
      return
    }
    try node.checkHoldsNoAnchor()
    try node.checkHoldsNoAnchor(in: node.stretch(from: node.slotStart ?? node.flowStart))
    replaced[node.index] = literal
  }

  private mutating func remove(_ node: Node) throws(EditRefusal) {
    try node.checkIsOwn()
    try node.checkHoldsNoAnchor()
    try node.checkHoldsNoAnchor(in: node.entryRange)
    guard node.parent != nil else { throw EditRefusal(message: "the whole document cannot be removed") }
    removed.insert(node.index)
    for other in node.namesakes {
      guard !other.isShared else {
        throw EditRefusal(message: "a merge key would bring \(node.calling) back")
      }
      try other.checkHoldsNoAnchor()
      try other.checkHoldsNoAnchor(in: other.entryRange)
      removed.insert(other.index)
    }
  }

  // MARK: Putting them together

  /// The edits, by place. Where several insert at one place, the innermost comes first.
  func edits() throws(EditRefusal) -> [Edit] {
    var plan = self
    try plan.settle()
    var placed: [PlacedEdit] = []
    let layout = Layout(tree)
    let writer = Replacement(layout: layout)
    for (index, literal) in plan.replaced {
      placed.append(try writer.edit(node(index), literal))
    }
    for (index, addition) in plan.added where node(index).isScalar {
      placed.append(try writer.edit(node(index), addition.literal))
    }
    var containers = Set(plan.added.keys.filter { !node($0).isScalar })
    containers.formUnion(plan.removed.map { tree.records[Int($0)].parent })
    for index in containers {
      let container = node(index)
      let content = ContainerChange(
        container: container, removed: plan.removed, addition: plan.added[index]?.literal,
        isTouched: plan.isTouched)
      placed +=
        try container.style == .flow
        ? FlowEdits(content, layout).edits() : BlockEdits(content, layout).edits()
    }
    return try PlacedEdit.inOrder(placed)
  }

  /// Finds contradictions, and what becomes empty.
  mutating func settle() throws(EditRefusal) {
    let given = Set(replaced.keys).union(kept.keys)
    for index in added.keys where given.contains(index) { throw .conflict(at: node(index).calling) }
    for index in given.union(added.keys) {
      guard !removed.contains(index),
        !ancestors(of: index, contain: { removed.contains($0) || given.contains($0) })
      else { throw .conflict(at: node(index).calling) }
    }
    for index in removed where ancestors(of: index, contain: given.contains) {
      throw .conflict(at: node(index).calling)
    }
    emptyParents()
    removed = removed.filter { !isTouched(above: $0) }
  }

  /// Containers that lose all they hold go too, from the innermost outwards.
  private mutating func emptyParents() {
    var containers = Set(removed.map { tree.records[Int($0)].parent })
    while let index = containers.max() {
      containers.remove(index)
      let container = node(index)
      guard added[index] == nil, !removed.contains(index),
        container.ownChildren.allSatisfy({ removed.contains($0.index) })
      else { continue }
      if container.keyRange != nil, let parent = container.parent, container.namesakes.isEmpty {
        removed.insert(index)
        containers.insert(parent.index)
      } else {
        replaced[index] = container.isMapping ? .mapping([]) : .list([])
      }
    }
  }

  private func isTouched(above index: UInt32) -> Bool {
    ancestors(of: index) { removed.contains($0) || replaced[$0] != nil }
  }

  /// The bytes of the node are gone once the plan is carried out.
  private func isTouched(_ node: Node) -> Bool {
    removed.contains(node.index) || replaced[node.index] != nil || isTouched(above: node.index)
  }

  private func ancestors(of index: UInt32, contain test: (UInt32) -> Bool) -> Bool {
    var index = index
    while tree.records[Int(index)].parent != index {
      index = tree.records[Int(index)].parent
      if test(index) { return true }
    }
    return false
  }
}

/// What is to happen to the children of one container.
struct ContainerChange {
  let container: Node
  let removed: Set<UInt32>
  let addition: Literal?
  /// Whether a node's bytes go with the same plan.
  let isTouched: (Node) -> Bool
}

/// An edit, and how deep the container stands that it writes into.
struct PlacedEdit {
  let edit: Edit
  let depth: Int

  init(_ range: Range<Int>, _ replacement: String, in container: Node) {
    edit = Edit(range: range, replacement: replacement)
    depth = container.depth
  }

  /// By place; at one place the innermost first. The same edit of two containers is made once.
  static func inOrder(_ placed: [PlacedEdit]) throws(EditRefusal) -> [Edit] {
    let sorted = placed.sorted {
      let (a, b) = ($0.edit.range, $1.edit.range)
      return (a.lowerBound, a.upperBound, -$0.depth) < (b.lowerBound, b.upperBound, -$1.depth)
    }
    var edits: [Edit] = []
    for edit in sorted.map(\.edit) where !edit.range.isEmpty || !edit.replacement.isEmpty {
      if let last = edits.last {
        if last == edit, !edit.range.isEmpty { continue }
        guard last.range.upperBound <= edit.range.lowerBound else {
          throw .meeting
        }
      }
      edits.append(edit)
    }
    return edits
  }
}
