internal import Glibc

/// A value in a located tree: a cursor of two words. Everything is reached from here: children by
/// key or index, the text, the resolved value, and the byte ranges of value and key.
public struct Node: Sendable {
  public let tree: Tree
  let index: UInt32

  public enum Kind: Sendable { case scalar, mapping, sequence }

  private var record: Record { tree.records[Int(index)] }

  public var kind: Kind {
    switch record.kind {
    case .scalar: .scalar
    case .mapping: .mapping
    case .sequence: .sequence
    }
  }

  public var style: Style { record.style }
  public var isMapping: Bool { record.kind == .mapping }
  public var isSequence: Bool { record.kind == .sequence }
  public var isScalar: Bool { record.kind == .scalar }

  // MARK: Place

  /// Bytes of the value: with its quotes or brackets, without anchor and tag. Where the value is an
  /// alias, the bytes of the alias.
  public var range: Range<Int> { Int(record.start)..<Int(record.end) }

  /// Bytes of the key with its quotes; nil for items and roots.
  public var keyRange: Range<Int>? {
    let record = record
    return record.keyEnd > record.keyStart ? Int(record.keyStart)..<Int(record.keyEnd) : nil
  }

  /// The value is written as an alias (`*name`).
  public var isAlias: Bool { record.marks.contains(.alias) }

  /// The bytes of the value serve other places too: it was reached through an alias or a merge key.
  public var isShared: Bool { record.marks.contains(.shared) || record.marks.contains(.alias) }

  // MARK: Children

  /// The value of a key of a mapping; nil where there is none. The last of duplicate keys counts, as
  /// in the API server's YAML-to-JSON.
  public subscript(key: StaticString) -> Node? {
    child(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  public subscript(key key: String) -> Node? {
    var key = key
    return key.withUTF8 { child($0) }
  }

  /// An item of a sequence.
  public subscript(item position: Int) -> Node? {
    guard isSequence, position >= 0 else { return nil }
    var iterator = children.makeIterator()
    for _ in 0..<position { _ = iterator.next() }
    return iterator.next()
  }

  /// The value of a key that is at hand as UTF-8.
  public func child(_ key: UnsafeBufferPointer<UInt8>) -> Node? {
    let found = tree.entry(of: index, key)
    return found == 0 ? nil : Node(tree: tree, index: found)
  }

  /// The entries of a mapping or the items of a sequence, in order; none of a scalar. Entries that a
  /// later duplicate or merge replaces are left out.
  public var children: Children { Children(parent: self) }

  public struct Children: Sequence, IteratorProtocol {
    private let tree: Tree
    private var index: UInt32
    private let end: UInt32
    /// Where keys overlap, the entries that count, in reverse order.
    private var counting: [UInt32]?

    init(parent: Node) {
      let record = parent.record
      tree = parent.tree
      index = parent.index + 1
      end = record.kind == .scalar ? index : record.next
      if record.marks.contains(.overlapping) { counting = lastEntries() }
    }

    /// No children at all.
    init(noneIn tree: Tree) {
      self.tree = tree
      index = 0
      end = 0
    }

    public mutating func next() -> Node? {
      if counting != nil { return counting?.popLast().map { Node(tree: tree, index: $0) } }
      guard index < end else { return nil }
      let node = Node(tree: tree, index: index)
      index = tree.records[Int(index)].next
      return node
    }

    private func lastEntries() -> [UInt32] {
      var entries: [UInt32] = []
      var i = index
      while i < end {
        let record = tree.records[Int(i)]
        if !record.marks.contains(.mergeKey) { entries.append(i) }
        i = record.next
      }
      var seen: Set<[UInt8]> = []
      return entries.reversed().filter { entry in
        seen.insert(tree.withKey(of: tree.records[Int(entry)]) { Array($0) }).inserted
      }
    }
  }

  /// The first of the children.
  public var firstChild: Node? {
    let record = record
    if record.marks.contains(.overlapping) { return children.first { _ in true } }
    return record.kind == .scalar || record.next == index + 1 ? nil : Node(tree: tree, index: index + 1)
  }

  /// The number of children; keys that stand twice count twice.
  public var count: Int { record.kind == .scalar ? 0 : Int(record.content) }

  /// The container that holds this node; nil for a root.
  public var parent: Node? {
    let parent = record.parent
    return parent == index ? nil : Node(tree: tree, index: parent)
  }

  /// The key under which this node stands, with escapes resolved; nil for items and roots.
  public var key: String? {
    let record = record
    guard record.keyEnd > record.keyStart else { return nil }
    return tree.withKey(of: record) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the key is exactly this, without making a string of it.
  public func keyIs(_ key: StaticString) -> Bool {
    tree.key(of: record, equals: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }

  /// The position among the items of a sequence; nil for entries of mappings and for roots.
  public var itemIndex: Int? {
    guard let parent, parent.isSequence else { return nil }
    var position = 0
    var i = parent.index + 1
    while i < index {
      position += 1
      i = tree.records[Int(i)].next
    }
    return position
  }

  // MARK: Text

  /// The text of a scalar with quotes, escapes and folding resolved, whatever its type.
  public var text: String? {
    let record = record
    guard record.kind == .scalar else { return nil }
    return tree.withText(of: record) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the scalar's text is exactly this, without making a string of it.
  public func textIs(_ text: StaticString) -> Bool {
    let record = record
    guard record.kind == .scalar else { return false }
    return tree.withText(of: record) {
      $0.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
  }

  /// Calls `body` with the UTF-8 of the scalar's text; nil for containers.
  public func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    let record = record
    guard record.kind == .scalar else { return nil }
    return tree.withText(of: record, body)
  }

  // MARK: Value

  /// The type and value as the API server's YAML-to-JSON resolves them.
  public var value: Value {
    let record = record
    switch record.kind {
    case .mapping: return .mapping
    case .sequence: return .sequence
    case .scalar: break
    }
    if record.isString { return .string }
    let value = tree.withText(of: record) { Value.resolve($0) }
    if value == .number, let int = tree.withText(of: record, Value.integral) { return .int(int) }
    // What is beyond a double's range is a string in YAML, but JSON's plain words are never strings.
    return value == .string && tree.format == .json ? .number : value
  }

  public var bool: Bool? { if case .bool(let bool) = value { bool } else { nil } }
  public var int: Int? { if case .int(let int) = value { int } else { nil } }
  public var isNull: Bool { value == .null }
  /// The text of a scalar that is a string and not a number, boolean or null.
  public var string: String? { value == .string ? text : nil }
}

extension Node: Hashable {
  public static func == (a: Node, b: Node) -> Bool { a.index == b.index && a.tree === b.tree }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }
}

extension Node {
  /// Document order within one tree.
  public func precedes(_ other: Node) -> Bool { index < other.index }
}
