/// Whether a change of a node stays where it is made.
extension Node {
  /// Refuses where a change of this node would reach other places too.
  func checkIsOwn() throws(EditRefusal) {
    var node: Node? = self
    while let current = node {
      if current.isShared {
        throw EditRefusal(
          message: "\(current.calling) comes from an anchor elsewhere, through an alias or a merge key")
      }
      if current.isAliased {
        throw EditRefusal(message: "\(current.calling) has an anchor that other places use")
      }
      node = current.parent
    }
  }

  /// Refuses where an anchor would go that an alias elsewhere needs.
  func checkHoldsNoAnchor() throws(EditRefusal) {
    for i in index..<tree.records[Int(index)].next where tree.records[Int(i)].marks.contains(.aliased) {
      let holder = Node(tree: tree, index: i)
      throw EditRefusal(message: "\(holder.calling) has an anchor that other places use")
    }
  }

  var isAliased: Bool { tree.records[Int(index)].marks.contains(.aliased) }

  /// What a message calls this node: its key, or its place in the list.
  var calling: String {
    if let key { return key }
    guard let item = itemIndex else { return "the document" }
    return "\(parent?.key ?? "")[\(item)]"
  }

  /// The other entries of the mapping with the same key: duplicates, and what a merge key brings.
  var namesakes: [Node] {
    guard keyRange != nil, let parent else { return [] }
    let key = key
    var found: [Node] = []
    var i = parent.index + 1
    while i < tree.records[Int(parent.index)].next {
      let other = Node(tree: tree, index: i)
      if i != index, other.key == key { found.append(other) }
      i = tree.records[Int(i)].next
    }
    return found
  }

  /// The children as they are written: with merge keys, without what they bring.
  var ownChildren: [Node] {
    let record = tree.records[Int(index)]
    guard record.kind != .scalar else { return [] }
    var found: [Node] = []
    var i = index + 1
    while i < record.next {
      let child = tree.records[Int(i)]
      if !child.marks.contains(.shared) { found.append(Node(tree: tree, index: i)) }
      i = child.next
    }
    return found
  }

  /// How many containers stand around this node.
  var depth: Int {
    var depth = 0
    var node = parent
    while let current = node {
      depth += 1
      node = current.parent
    }
    return depth
  }
}
