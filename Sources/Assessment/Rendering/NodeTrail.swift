internal import Documents
internal import Findings

/// The way from an object down to a node, in terms that hold in another text of the same object: items
/// of a list are known by their names, as a strategic merge knows them.
struct NodeTrail {
  enum Step {
    case key(String)
    case named(String)
    case scalar(Node)
    case item(Int, of: Int)
  }

  private(set) var steps: [Step] = []

  /// Nil where the node does not lie below the object.
  init?(from object: Node, to node: Node) {
    var node = node
    while node != object {
      guard let parent = node.parent else { return nil }
      if parent.isMapping {
        steps.append(.key(node.key ?? ""))
      } else if let name = node["name"]?.text {
        steps.append(.named(name))
      } else if node.isScalar {
        steps.append(.scalar(node))
      } else {
        steps.append(.item(node.itemIndex ?? 0, of: parent.count))
      }
      node = parent
    }
    steps.reverse()
  }

  /// The way to a place; to a missing field, as if it were there.
  init?(to place: Place, from object: Node) {
    self.init(from: object, to: place.node)
    if case .missing(_, let path) = place { steps += path.components.map(Step.key) }
  }

  /// The node at the end of the same way in another object.
  func end(in object: Node) -> Node? {
    var node = object
    for step in steps {
      let next: Node?
      switch step {
      case .key(let key): next = node[key: key]
      case .named(let name):
        next = node.isSequence ? node.children.first { $0["name"]?.text == name } : nil
      case .scalar(let scalar):
        next = node.isSequence ? node.children.first { $0.isSame(as: scalar) } : nil
      case .item(let index, let count): next = node.count == count ? node[item: index] : nil
      }
      guard let next else { return nil }
      node = next
    }
    return node
  }
}

extension Node {
  /// Whether two nodes mean the same, however they are written.
  func isSame(as other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar: return value == other.value && (isNull || text == other.text)
    case .sequence:
      return count == other.count && zip(children, other.children).allSatisfy { $0.isSame(as: $1) }
    case .mapping:
      let (mine, theirs) = (Array(children), Array(other.children))
      guard mine.count == theirs.count else { return false }
      return mine.allSatisfy { child in other[key: child.key ?? ""].map(child.isSame) ?? false }
    }
  }
}
