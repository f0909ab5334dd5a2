internal import Glibc

/// One node: 36 bytes in an arena. Nodes lie in preorder, so a node's first child is the next record
/// and its subtree ends at `next`. All offsets are bytes into the source.
struct Record {
  /// The value: with quotes or brackets, without anchor and tag.
  var start: UInt32 = 0
  var end: UInt32 = 0
  /// The key with its quotes; empty for items and roots.
  var keyStart: UInt32 = 0
  var keyEnd: UInt32 = 0
  var next: UInt32 = 0
  /// The record that holds this one; a root is its own parent.
  var parent: UInt32 = 0
  /// Scalar: 0 where its text stands in the source as it is, else 1 + an index into `spans`.
  /// Container: the number of children.
  var content: UInt32 = 0
  /// The same for the key.
  var keyContent: UInt32 = 0
  var kind: Kind = .scalar
  var style: Style = .plain
  var marks: Marks = []

  enum Kind: UInt8 { case scalar, mapping, sequence }

  /// A scalar that its tag or its quotes make a string, whatever its text.
  var isString: Bool {
    marks.contains(.stringTag) || style != .plain && !marks.contains(.resolvingTag)
  }

  /// A plain scalar of no bytes and without a tag, as an empty document has.
  var isNothing: Bool { kind == .scalar && style == .plain && start == end && marks.isEmpty }

  /// What an explicit tag or an alias says of a node.
  struct Marks: OptionSet {
    let rawValue: UInt8
    /// Keys stand twice or come from a merge: the last one counts.
    static let overlapping = Marks(rawValue: 1)
    /// The value stands elsewhere, behind an anchor; `start..<end` is the alias.
    static let alias = Marks(rawValue: 2)
    /// Copied from behind an anchor or a merge key: the place is shared with others.
    static let shared = Marks(rawValue: 4)
    /// The value of a merge key: its entries follow as siblings, itself it is no entry.
    static let mergeKey = Marks(rawValue: 8)
    static let stringTag = Marks(rawValue: 16)
    /// `!!bool`, `!!int`, `!!float`, `!!null`: resolved as if plain, whatever the quotes.
    static let resolvingTag = Marks(rawValue: 32)
    static let quotedKey = Marks(rawValue: 64)
    /// Has an anchor that an alias or merge refers to: a change here changes other places too.
    static let aliased = Marks(rawValue: 128)
  }
}

/// How a value is written.
public enum Style: UInt8, Sendable {
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// Containers: indented lines, or brackets (YAML flow style and JSON).
  case block, flow
}

/// A key that stands twice in one mapping. The API server takes the last value.
public struct DuplicateKey: Sendable {
  public let first: Node
  public let second: Node
}

/// All documents of one text as one arena. Immutable once built.
public final class Tree: Sendable {
  public let source: Source
  public let format: Format
  let arena: Arena
  /// Those of the arena.
  let records: Records
  let spans: [Span]
  let texts: [UInt8]
  let duplicateRecords: [(first: UInt32, second: UInt32)]
  let recordsBeyondJSON: [UInt32]
  let roots: [UInt32]
  /// The bytes of the source, at hand without it.
  nonisolated(unsafe) private let utf8: UnsafeBufferPointer<UInt8>

  public enum Format: Sendable { case yaml, json }

  /// Text of a scalar or key that differs from its source.
  struct Span {
    var start: UInt32
    var count: UInt32
    var kind: Kind

    enum Kind {
      /// In `texts`.
      case apart
      /// Elsewhere in the source.
      case inSource
      /// In the source, with the escapes of a JSON string.
      case escaped
    }
  }

  init(
    source: Source, format: Format, arena: Arena, spans: [Span], texts: [UInt8],
    duplicates: [(first: UInt32, second: UInt32)], beyondJSON: [UInt32], roots: [UInt32]
  ) {
    self.source = source
    utf8 = source.utf8
    self.format = format
    self.arena = arena
    records = arena.records
    self.spans = spans
    self.texts = texts
    self.duplicateRecords = duplicates
    self.recordsBeyondJSON = beyondJSON
    self.roots = roots
  }

  /// The root of each document that could be read, in order. Empty documents have none.
  public var documents: [Node] { roots.map { Node(tree: self, index: $0) } }

  public var hasDuplicateKeys: Bool { !duplicateRecords.isEmpty }

  public var duplicateKeys: [DuplicateKey] {
    duplicateRecords.map {
      DuplicateKey(first: Node(tree: self, index: $0.first), second: Node(tree: self, index: $0.second))
    }
  }

  /// The infinities and what is no number (`.inf`, `.nan`) of a document: JSON cannot write them, so that
  /// `kubectl` and the API server refuse the document.
  public func beyondJSON(in document: Node) -> [Node] {
    recordsBeyondJSON.map { Node(tree: self, index: $0) }.filter { node in
      var root = node
      while let parent = root.parent { root = parent }
      return root == document
    }
  }

  /// Number of nodes, for counts in benchmarks and limits.
  public var nodeCount: Int { records.count }

  /// Calls `body` with the text of a scalar.
  func withText<R>(of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard record.content == 0 else { return withSpan(record.content, body) }
    let quote: UInt32 = record.style == .plain ? 0 : 1
    return withSource(record.start + quote, record.end - quote, body)
  }

  func withKey<R>(of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let span = record.keyContent == 0 ? record.plainKey : spans[Int(record.keyContent) - 1]
    return span.with(source: source, texts: texts, body)
  }

  /// The entry of a mapping that has this key, the last where keys overlap; 0, which is no entry, where there
  /// is none or the record is no mapping.
  @inline(never)
  func entry(of mapping: UInt32, _ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let parent = records[Int(mapping)]
    guard parent.kind == .mapping else { return 0 }
    let last = parent.marks.contains(.overlapping)
    var found: UInt32 = 0
    var i = mapping + 1
    while i < parent.next {
      let record = records[Int(i)]
      if self.key(of: record, equals: key), !record.marks.contains(.mergeKey) {
        found = i
        if !last { break }
      }
      i = record.next
    }
    return found
  }

  /// Whether the key of a record is this.
  @inline(__always)
  func key(of record: Record, equals key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard record.keyContent == 0 else { return keyElsewhere(record, key) }
    let quote: UInt32 = record.marks.contains(.quotedKey) ? 1 : 0
    let length = Int(record.keyEnd) - Int(record.keyStart)
    guard length > 0, length - Int(2 * quote) == key.count else { return false }
    guard key.count > 0 else { return true }
    let start = utf8.baseAddress! + Int(record.keyStart + quote)
    return start.pointee == key[0] && memcmp(start, key.baseAddress!, key.count) == 0
  }

  /// The same for a key whose text stands elsewhere than in its place.
  @inline(never)
  private func keyElsewhere(_ record: Record, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    withKey(of: record) { text in
      text.count == key.count && (key.isEmpty || memcmp(text.baseAddress!, key.baseAddress!, key.count) == 0)
    }
  }

  private func withSource<R>(
    _ start: UInt32, _ end: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    body(UnsafeBufferPointer(rebasing: utf8[Int(start)..<Int(end)]))
  }

  private func withSpan<R>(_ content: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    spans[Int(content) - 1].with(source: source, texts: texts, body)
  }
}

extension Tree.Span {
  func with<R>(source: Source, texts: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let place = Int(start)..<Int(start + count)
    switch kind {
    case .apart: return texts.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[place])) }
    case .inSource: return body(UnsafeBufferPointer(rebasing: source.utf8[place]))
    case .escaped:
      let text = JSONReader.decode(UnsafeBufferPointer(rebasing: source.utf8[place]))
      return text.withUnsafeBufferPointer(body)
    }
  }
}

extension Record {
  /// Where the key stands in the source, without its quotes. Its text, unless `keyContent` says another.
  var plainKey: Tree.Span {
    let quote: UInt32 = marks.contains(.quotedKey) ? 1 : 0
    return Tree.Span(start: keyStart + quote, count: keyEnd - keyStart - 2 * quote, kind: .inSource)
  }
}
