extension Change {
  /// Whether a text that was edited for these changes of one tree holds what they mean and is otherwise
  /// what it was, value by value. The trees are compared, not the bytes: this catches an edit that went
  /// wrong, wherever it did.
  public static func hold(_ changes: [Change], from old: Tree, in new: Tree) -> Bool {
    var plan = Plan(old)
    do throws(EditRefusal) {
      for change in changes { try plan.take(change) }
      try plan.settle()
    } catch {
      return false
    }
    let (before, after) = (old.documents, new.documents)
    let proof = Proof(plan: plan)
    return before.count == after.count && zip(before, after).allSatisfy { proof.agree($0, $1) }
  }
}

/// Compares a tree with what a settled plan should have made of it.
private struct Proof {
  let plan: Plan

  func agree(_ old: Node, _ new: Node) -> Bool {
    if let literal = plan.replaced[old.index] { return literal.matches(new) }
    let addition = plan.added[old.index]?.literal
    guard !old.isScalar else {
      return addition.map { $0.matches(new) } ?? (new.isScalar && isSameScalar(old, new))
    }
    guard old.kind == new.kind else { return false }
    switch addition {
    case nil: return agreeInOrder(old, new, then: [])
    case .list(let items): return agreeInOrder(old, new, then: items)
    case .mapping(let entries): return agree(old, new, with: entries)
    default: return false
    }
  }

  private func kept(of node: Node) -> LazyFilterSequence<Node.Children> {
    node.children.lazy.filter { !plan.removed.contains($0.index) }
  }

  /// What stays, in its order, and behind it the new items.
  private func agreeInOrder(_ old: Node, _ new: Node, then items: [Literal]) -> Bool {
    var rest = new.children
    for child in kept(of: old) {
      guard let other = rest.next(), isSameKey(child, other), agree(child, other) else { return false }
    }
    for item in items {
      guard let other = rest.next(), item.matches(other) else { return false }
    }
    return rest.next() == nil
  }

  /// New entries stand where a person would put them, not always at the end.
  private func agree(_ old: Node, _ new: Node, with entries: [Literal.Entry]) -> Bool {
    var count = 0
    for child in kept(of: old) {
      guard let key = child.key, let other = new[key: key], agree(child, other) else { return false }
      count += 1
    }
    for entry in entries {
      guard let other = new[key: entry.key], entry.value.matches(other) else { return false }
    }
    return new.children.reduce(0) { count, _ in count + 1 } == count + entries.count
  }

  private func isSameKey(_ a: Node, _ b: Node) -> Bool {
    a.withKey { a in b.withKey { a.elementsEqual($0) } ?? false } ?? (b.keyRange == nil)
  }

  private func isSameScalar(_ a: Node, _ b: Node) -> Bool {
    guard a.value == b.value else { return false }
    return a.withText { a in b.withText { a.elementsEqual($0) } ?? false } ?? false
  }
}
