internal import Documents
internal import Findings
internal import Guide

/// Takes the fields of a configuration from its tree, and collects what is wrong with them.
struct FieldReader {
  let source: Source
  private(set) var faults: [ConfigurationFault] = []

  init(_ source: Source) { self.source = source }

  // MARK: Faults

  mutating func fault(at offset: Int, _ message: String) {
    faults.append(ConfigurationFault(source: source, offset: offset, message: message))
  }

  mutating func fault(_ node: Node, _ message: String) {
    fault(at: node.range.isEmpty ? node.keyRange?.lowerBound ?? 0 : node.range.lowerBound, message)
  }

  /// At the key of an entry.
  mutating func fault(key node: Node, _ message: String) {
    fault(at: (node.keyRange ?? node.range).lowerBound, message)
  }

  mutating func fault(_ duplicate: DuplicateKey) {
    let line = source.position(at: duplicate.first.keyRange?.lowerBound ?? 0).line
    fault(key: duplicate.second, "'\(duplicate.second.key ?? "")' stands twice; the first is on line \(line)")
  }

  // MARK: Mappings and lists

  /// The entries of a mapping with fixed keys. Those without a value are left out: they say nothing.
  mutating func entries<Key: RawRepresentable & CaseIterable>(
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
  mutating func mapping(_ node: Node, _ what: String) -> [Node] {
    guard node.isMapping else {
      fault(node, "\(what) must be a mapping, not \(node.value.name)")
      return []
    }
    return Array(node.children)
  }

  /// The items of a list.
  mutating func items(_ node: Node, _ what: String) -> [Node] {
    guard node.isSequence else {
      fault(node, "\(what) must be a list, not \(node.value.name)")
      return []
    }
    return Array(node.children)
  }

  // MARK: Scalars

  /// A scalar as it is written, whatever its type: `1.30` stays `1.30`.
  mutating func text(_ node: Node) -> String? {
    guard let text = node.text, !node.isNull, !text.isEmpty else {
      fault(node, "must be a text, not \(node.text == "" ? "an empty one" : node.value.name)")
      return nil
    }
    return text
  }

  /// A list of texts, or one alone.
  mutating func texts(_ node: Node) -> [(node: Node, text: String)] {
    guard !node.isMapping else {
      fault(node, "must be a list of texts, not a mapping")
      return []
    }
    return (node.isSequence ? Array(node.children) : [node]).compactMap { item in
      text(item).map { (item, $0) }
    }
  }

  /// One of a few words.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node, _ what: String) -> Word?
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

  mutating func day(_ node: Node) -> Day? {
    guard let text = text(node) else { return nil }
    guard let day = Day(text) else {
      fault(node, "'\(text)' is no date; write it as 2027-01-31")
      return nil
    }
    return day
  }

  // MARK: Checks

  /// The ids of the checks that the names of a list mean.
  mutating func checkIDs(_ node: Node, _ names: CheckNames) -> Set<String> {
    var ids: Set<String> = []
    for (item, name) in texts(node) {
      for about in checks(named: name, at: item, names) { ids.insert(about.id) }
    }
    return ids
  }

  /// The checks that a name means; none, and a fault, where it is unknown.
  mutating func checks(
    named name: String, at node: Node, isKey: Bool = false, _ names: CheckNames
  ) -> [About] {
    do throws(CheckNames.Unknown) {
      return try names.checks(named: name)
    } catch {
      if isKey { fault(key: node, error.message) } else { fault(node, error.message) }
      return []
    }
  }
}
