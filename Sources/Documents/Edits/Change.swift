/// A change of a located tree as an intention. Cheap to make; the bytes are worked out by `edits()`.
public enum Change: Sendable {
  /// Gives a field a value; creates it, and the mappings above it, where they are missing.
  case set(under: Node, path: FieldPath, to: Literal)
  /// Removes an entry or item, and the entries above it that become empty. An item or a document that
  /// becomes empty is left as `{}` or `[]`.
  case remove(Node)
  case replace(Node, with: Literal)
  /// Adds an item to a list; creates it, and the mappings above it, where they are missing. The empty
  /// path is the node itself.
  case append(to: Node, path: FieldPath, Literal)
}

extension Change {
  /// The least edits that make the change, in order and apart from each other; none where the field
  /// has the value already. Comments stay, all of them.
  ///
  /// - Throws: `EditRefusal` where the change would reach other places through an anchor, or where the
  ///   text is written in a way that has no safe edit.
  public func edits() throws(EditRefusal) -> [Edit] {
    if let edit = try loneAddition() { return [edit] }
    return try Change.edits(for: [self])
  }

  /// The edits that make several changes of one tree at once, in order and apart from each other.
  /// Changes that create the same missing parent share it, and changes that agree are made once.
  ///
  /// - Throws: `EditRefusal` as `edits()`, and where two changes contradict each other.
  public static func edits(for changes: [Change]) throws(EditRefusal) -> [Edit] {
    guard let first = changes.first else { return [] }
    var plan = Plan(first.tree)
    for change in changes { try plan.take(change) }
    return try plan.edits()
  }

  /// The tree that the change is about.
  var tree: Tree {
    switch self {
    case .set(let node, _, _), .remove(let node), .replace(let node, _), .append(let node, _, _): node.tree
    }
  }
}
