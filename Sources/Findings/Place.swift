public import Documents

/// Where a finding stands: at something written, or where something is missing.
public enum Place: Sendable {
  /// A wrong value: a scalar at its text, a list or mapping at its key.
  case value(Node)
  /// A key, when the entry as a whole is what is wrong.
  case key(Node)
  /// A field that is not there, named from a node down; shown at the nearest key above it.
  case missing(under: Node, FieldPath)
  /// A stretch of the text that is no value, such as a comment, and a node that it stands by. Seldom: the
  /// others are smaller without it.
  indirect case text(Range<Int>, by: Node)

  /// The finding is about something that is not written. A patch is never judged for that.
  public var isAbsence: Bool { if case .missing = self { true } else { false } }

  /// The node that the place is at; for a missing field, the one that it is named from.
  public var node: Node {
    switch self {
    case .value(let node), .key(let node), .missing(let node, _), .text(_, let node): node
    }
  }

  /// The innermost node that is written at or around the place.
  public var innermost: Node {
    switch self {
    case .value(let node), .key(let node), .text(_, let node): node
    case .missing(let node, let path): node.nearest(on: path).node
    }
  }

  /// The tree that the place lies in.
  public var tree: Tree { node.tree }

  /// The bytes to point at.
  public var range: Range<Int> {
    switch self {
    case .value(let node): node.isScalar ? node.range : Place.handle(of: node)
    case .key(let node): Place.handle(of: node)
    case .missing: Place.handle(of: innermost)
    case .text(let range, _): range
    }
  }

  /// The path of the field, from the object that holds it. A missing field is named where it would be.
  public func path(from object: Node) -> String {
    switch self {
    case .value(let node), .key(let node), .text(_, let node): return node.path(from: object)
    case .missing(let node, let path):
      let (nearest, missing) = node.follow(path)
      let above = nearest.path(from: object)
      return above.isEmpty || missing.isEmpty ? above + missing : "\(above).\(missing)"
    }
  }

  /// The key of an entry; for an item, the first key in it, or the item itself.
  private static func handle(of node: Node) -> Range<Int> {
    if let key = node.keyRange { return key }
    if node.isMapping, let first = node.firstChild, let key = first.keyRange, !first.isShared { return key }
    return node.isScalar || node.style == .flow
      ? node.range : node.range.lowerBound..<node.range.lowerBound + 1
  }
}
