/// A small value to be written.
public indirect enum Literal: Sendable, Hashable {
  case null, bool(Bool), int(Int), string(String), list([Literal])
}

/// A change of a located tree as an intention. Cheap to make; the bytes are worked out by `edits()`.
public enum Change: Sendable {
  /// Gives a field a value; creates it, and the mappings above it, where they are missing.
  case set(under: Node, path: FieldPath, to: Literal)
  /// Removes an entry or item, and the entries above it that become empty.
  case remove(Node)
  case replace(Node, with: Literal)
  /// Adds an item to a list; creates it, and the mappings above it, where they are missing.
  case append(to: Node, path: FieldPath, Literal)
}

/// Bytes of a source to be replaced; nothing else changes. Offsets are into `Source.bytes`.
public struct Edit: Sendable, Hashable {
  public let range: Range<Int>
  public let replacement: String
}

/// Why a change cannot be made as an edit; `message` tells the user what stands in the way.
public struct EditRefusal: Error, Sendable, Hashable {
  public let message: String
}

extension Change {
  /// The least edits that make the change, in order and apart from each other.
  public func edits() throws(EditRefusal) -> [Edit] {
    switch self {
    case .set(let node, let path, let literal):
      let (last, missing) = try reach(node, path)
      guard !missing.isEmpty else { return try [Replacement.edit(last, literal)] }
      return try [Insertion(tree: last.tree).entry(missing, literal, in: last)]
    case .append(let node, let path, let literal):
      let (last, missing) = try reach(node, path)
      let insertion = Insertion(tree: last.tree)
      guard missing.isEmpty else { return try [insertion.entry(missing, .list([literal]), in: last)] }
      return try [insertion.item(literal, in: last)]
    case .replace(let node, let literal):
      try node.checkIsOwn()
      return try [Replacement.edit(node, literal)]
    case .remove(let node):
      try node.checkIsOwn()
      return try [Removal.edit(node)]
    }
  }

  private func reach(_ node: Node, _ path: FieldPath) throws(EditRefusal) -> (last: Node, missing: [String]) {
    let (last, missing) = node.follow(path)
    try last.checkIsOwn()
    return (last, missing.split(separator: ".").map(String.init))
  }
}

extension Node {
  /// Refuses where a change would reach other places, or bytes that are not UTF-8.
  func checkIsOwn() throws(EditRefusal) {
    guard tree.source.encoding == .utf8 else {
      throw EditRefusal(message: "the file is UTF-16; convert it to UTF-8 first")
    }
    var node: Node? = self
    while let current = node {
      if current.isShared { throw EditRefusal(message: "the value is shared through an alias or merge key") }
      if current.isAliased { throw EditRefusal(message: "the value has an anchor that other places use") }
      node = current.parent
    }
  }
}

/// Applies edits to the bytes they were planned for; nil where two of them overlap or one is out of
/// bounds. Insertions at one place keep their order.
public func applying(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8]? {
  let order = edits.indices.sorted { (edits[$0].range.lowerBound, $0) < (edits[$1].range.lowerBound, $1) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 256)
  var position = 0
  for index in order {
    let edit = edits[index]
    guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else { return nil }
    result += bytes[position..<edit.range.lowerBound]
    result += Array(edit.replacement.utf8)
    position = edit.range.upperBound
  }
  return result + bytes[position...]
}
