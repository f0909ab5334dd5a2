/// Whether a change of a node stays where it is made.
extension Node {
  /// Refuses where a change of this node would reach other places too.
  func checkIsOwn() throws(EditRefusal) {
    guard standsAmong([.shared, .alias, .aliased]) else { return }
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

  /// Whether this node, or one that holds it, has one of these marks.
  private func standsAmong(_ marks: Record.Marks) -> Bool {
    var i = index
    while tree.records[Int(i)].marks.isDisjoint(with: marks) {
      if tree.records[Int(i)].parent == i { return false }
      i = tree.records[Int(i)].parent
    }
    return true
  }

  /// Refuses where an anchor would go that an alias elsewhere needs.
  func checkHoldsNoAnchor() throws(EditRefusal) {
    for i in index..<tree.records[Int(index)].next where tree.records[Int(i)].marks.contains(.aliased) {
      let holder = Node(tree: tree, index: i)
      throw EditRefusal(message: "\(holder.calling) has an anchor that other places use")
    }
  }

  /// Refuses where a stretch of text holds an anchor, of a key or value, that an alias behind it needs:
  /// aliases can stand for keys too.
  func checkHoldsNoAnchor(in range: Range<Int>) throws(EditRefusal) {
    let names = anchorNames(in: range)
    guard !names.isEmpty else { return }
    let bytes = tree.source.bytes
    for i in tree.records.indices.dropFirst(Int(index) + 1) {
      let record = tree.records[i]
      let places = [
        record.marks.contains(.alias) ? record.start..<record.end : 0..<0, record.keyStart..<record.keyEnd,
      ]
      for place in places where place.lowerBound >= range.upperBound && !place.isEmpty {
        let written = bytes[Int(place.lowerBound)..<Int(place.upperBound)]
        guard written.first == UInt8(ascii: "*") else { continue }
        let name = String(decoding: written.dropFirst(), as: UTF8.self)
        guard !names.contains(name) else {
          throw EditRefusal(message: "\(calling) holds the anchor &\(name) that other places use")
        }
      }
    }
  }

  /// What could be names of anchors; in a quoted text they are not, which does no harm.
  private func anchorNames(in range: Range<Int>) -> Set<String> {
    let bytes = tree.source.bytes
    guard tree.format != .json, bytes[range].contains(UInt8(ascii: "&")) else { return [] }
    var names: Set<String> = []
    for i in range where bytes[i] == UInt8(ascii: "&") {
      let name = bytes[(i + 1)..<range.upperBound].prefix {
        $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_")
      }
      if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
    }
    return names
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
  var ownChildren: OwnChildren { OwnChildren(self) }

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

/// The children of a node as they are written, one after the other.
struct OwnChildren: Sequence, IteratorProtocol {
  private let tree: Tree
  private var index: UInt32
  private let end: UInt32

  init(_ container: Node) {
    tree = container.tree
    index = container.index + 1
    end = container.isScalar ? index : tree.records[Int(container.index)].next
  }

  mutating func next() -> Node? {
    while index < end {
      let here = index
      let record = tree.records[Int(here)]
      index = record.next
      if !record.marks.contains(.shared) { return Node(tree: tree, index: here) }
    }
    return nil
  }

  var first: Node? {
    var rest = self
    return rest.next()
  }

  /// The first answer that a child has.
  func firstAnswer<Answer>(_ answer: (Node) -> Answer?) -> Answer? {
    for child in self { if let found = answer(child) { return found } }
    return nil
  }

  var last: Node? {
    var (found, i): (UInt32?, UInt32) = (nil, index)
    while i < end {
      if !tree.records[Int(i)].marks.contains(.shared) { found = i }
      i = tree.records[Int(i)].next
    }
    return found.map { Node(tree: tree, index: $0) }
  }
}
