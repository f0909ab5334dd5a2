public import Documents
internal import Guide

/// Something in a file of settings or data that makes no sense, at its exact place.
public struct FieldFault: Sendable {
  public let source: Source
  /// Byte offset into the source.
  public let offset: Int
  public let message: String

  public var position: Position { source.position(at: offset) }
}

/// Takes the fields of a file of settings or data from its tree, and collects what is wrong with them.
public struct FieldReader {
  public let source: Source
  public private(set) var faults: [FieldFault] = []
  /// Says in the message which field is wrong, where the line alone tells little: a table has many on one.
  private let root: Node?

  /// - Parameter root: What the fields are named from in messages; nil names none.
  public init(_ source: Source, naming root: Node? = nil) {
    self.source = source
    self.root = root
  }

  // MARK: Faults

  public mutating func fault(at offset: Int, _ message: String) {
    faults.append(FieldFault(source: source, offset: offset, message: message))
  }

  public mutating func fault(_ node: Node, _ message: String) {
    let offset = node.range.isEmpty ? node.keyRange?.lowerBound ?? 0 : node.range.lowerBound
    fault(at: offset, named(node, message))
  }

  private func named(_ node: Node, _ message: String) -> String {
    guard let path = root.map(node.path), !path.isEmpty else { return message }
    return "\(path): \(message)"
  }

  /// At the key of an entry.
  public mutating func fault(key node: Node, _ message: String) {
    fault(at: (node.keyRange ?? node.range).lowerBound, named(node, message))
  }

  public mutating func fault(_ duplicate: DuplicateKey) {
    let line = source.position(at: duplicate.first.keyRange?.lowerBound ?? 0).line
    fault(key: duplicate.second, "'\(duplicate.second.key ?? "")' stands twice; the first is on line \(line)")
  }

  // MARK: Mappings and lists

  /// The entries of a mapping with fixed keys. Those without a value are left out: they say nothing.
  public mutating func entries<Key: RawRepresentable & CaseIterable>(
    of node: Node, _ what: String, _: Key.Type
  ) -> [(key: Key, value: Node)] where Key.RawValue == String {
    var entries: [(Key, Node)] = []
    for value in mapping(node, what) {
      let name = value.key ?? ""
      guard let key = Key(rawValue: name) else {
        let near = closestMatch(to: name, in: Key.allCases.map(\.rawValue))
        let keys = Key.allCases.map(\.rawValue).joined(separator: ", ")
        fault(
          key: value,
          "\(what) has no key '\(name)'; " + (near.map { "did you mean \($0)?" } ?? "its keys are \(keys)"))
        continue
      }
      if !value.isNull { entries.append((key, value)) }
    }
    return entries
  }

  /// The values of a mapping.
  public mutating func mapping(_ node: Node, _ what: String) -> [Node] {
    guard node.isMapping else {
      fault(node, "\(what) must be a mapping, not \(node.value.name)")
      return []
    }
    return Array(node.children)
  }

  /// The items of a list.
  public mutating func items(_ node: Node, _ what: String) -> [Node] {
    guard node.isSequence else {
      fault(node, "\(what) must be a list, not \(node.value.name)")
      return []
    }
    return Array(node.children)
  }

  // MARK: Scalars

  /// A scalar as it is written, whatever its type: `1.30` stays `1.30`.
  public mutating func text(_ node: Node) -> String? {
    guard let text = node.text, !node.isNull, !text.isEmpty else {
      fault(node, "must be a text, not \(node.text == "" ? "an empty one" : node.value.name)")
      return nil
    }
    return text
  }

  /// A list of texts, or one alone.
  public mutating func texts(_ node: Node) -> [(node: Node, text: String)] {
    guard !node.isMapping else {
      fault(node, "must be a list of texts, not a mapping")
      return []
    }
    return (node.isSequence ? Array(node.children) : [node]).compactMap { item in
      text(item).map { (item, $0) }
    }
  }

  /// One of a few words.
  public mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node, _ what: String) -> Word?
  where Word.RawValue == String {
    guard let text = text(node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = closestMatch(to: text, in: words)
    fault(
      node,
      "there is no \(what) '\(text)'; "
        + (near.map { "did you mean \($0)?" } ?? "give one of \(words.joined(separator: ", "))"))
    return nil
  }

  public mutating func day(_ node: Node) -> Day? {
    guard let text = text(node) else { return nil }
    guard let day = Day(text) else {
      fault(node, "'\(text)' is no date; write it as 2027-01-31")
      return nil
    }
    return day
  }
}
