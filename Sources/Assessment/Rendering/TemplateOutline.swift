internal import Documents

/// Where a template with actions writes a field, as far as its lines tell. Such a template is no YAML, and
/// only helm knows what it makes of it; so lines are read by their indentation, and where two of them could
/// be meant, the line above both is told.
struct TemplateOutline {
  private var entries: [Entry] = []

  private struct Entry {
    enum Kind: Equatable {
      case key(String)
      case dash
      /// A line that is an action and nothing else. It has no place in the structure.
      case action
      case marker
    }

    let kind: Kind
    /// From 1.
    let line: Int
    /// From 0, of the key or dash.
    let column: Int
    /// What stands behind the key, or the action.
    let text: Substring
  }

  /// A line, and the values that it is made from.
  struct Place {
    /// From 1.
    let line: Int
    /// Their paths below `.Values`.
    let values: [String]
  }

  init(_ text: String) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      read(line, number: index + 1)
    }
  }

  private mutating func read(_ line: Substring, number: Int) {
    var rest = line.drop { $0 == " " }
    var column = line.count - rest.count
    func entry(_ kind: Entry.Kind, _ text: Substring = "") -> Entry {
      Entry(kind: kind, line: number, column: column, text: text)
    }
    while rest == "-" || rest.hasPrefix("- ") {
      entries.append(entry(.dash))
      let behind = rest.dropFirst().drop { $0 == " " }
      column += rest.count - behind.count
      rest = behind
    }
    if rest.isEmpty || rest.hasPrefix("#") { return }
    if rest.hasPrefix("---") { return entries.append(entry(.marker)) }
    if rest.hasPrefix("{{") { return entries.append(entry(.action, rest)) }
    guard
      let colon = rest.indices.first(where: {
        rest[$0] == ":" && (rest[rest.index(after: $0)...].first ?? " ") == " "
      })
    else { return }
    let key = rest[..<colon].trimmed { $0 == "\"" || $0 == "'" || $0 == " " }
    entries.append(entry(.key(String(key)), rest[rest.index(after: colon)...].trimmed { $0 == " " }))
  }

  /// The innermost line that is known of the way to a field.
  ///
  /// - Parameters:
  ///   - steps: From the object down.
  ///   - kind: The kind of the object, by which its document is known.
  func place(of steps: [NodeTrail.Step], inObjectOf kind: String) -> Place? {
    guard var block = document(of: kind) else { return nil }
    var found: Int?
    for step in steps {
      let next: Int?
      switch step {
      case .key(let key): next = only(children(in: block).filter { entries[$0].kind == .key(key) })
      case .named(let name): next = item(named: name, in: block)
      case .scalar: next = only(items(in: block))
      case .item(let index, let count):
        let items = items(in: block)
        next = items.count == count ? items[index] : only(items)
      }
      guard let next else { break }
      found = next
      block = self.block(of: next)
    }
    return found.map { Place(line: entries[$0].line, values: values(of: $0)) }
  }

  // MARK: Structure

  private func document(of kind: String) -> Range<Int>? {
    var documents: [Range<Int>] = []
    var start = 0
    for index in entries.indices where entries[index].kind == .marker {
      documents.append(start..<index)
      start = index + 1
    }
    documents.append(start..<entries.count)
    let own = documents.filter { document in
      document.contains { entries[$0].kind == .key("kind") && entries[$0].text == kind }
    }
    return own.count == 1 ? own[0] : nil
  }

  /// The entries that belong to a key or dash.
  private func block(of index: Int) -> Range<Int> {
    let head = entries[index]
    let end = entries[(index + 1)...].firstIndex { entry in
      switch entry.kind {
      case .action: false
      case .marker: true
      // The items of a list may stand below its key without indentation.
      case .dash: entry.column < head.column || entry.column == head.column && head.kind == .dash
      case .key: entry.column <= head.column
      }
    }
    return index + 1..<(end ?? entries.count)
  }

  private func children(in block: Range<Int>) -> [Int] {
    let keys = block.filter { if case .key = entries[$0].kind { true } else { false } }
    let column = keys.map { entries[$0].column }.min()
    return keys.filter { entries[$0].column == column }
  }

  private func items(in block: Range<Int>) -> [Int] {
    let dashes = block.filter { entries[$0].kind == .dash }
    let column = dashes.map { entries[$0].column }.min()
    return dashes.filter { entries[$0].column == column }
  }

  /// The item of a name; where the names are made by actions, the only one that could have it.
  private func item(named name: String, in block: Range<Int>) -> Int? {
    let items = items(in: block)
    let names = items.map { item in
      children(in: self.block(of: item)).first { entries[$0].kind == .key("name") }
        .map { entries[$0].text.trimmed { $0 == "\"" || $0 == "'" } }
    }
    if let same = names.firstIndex(of: name[...]) { return items[same] }
    return only(items.indices.filter { names[$0]?.contains("{{") ?? false }.map { items[$0] })
  }

  private func only(_ found: [Int]) -> Int? { found.count == 1 ? found[0] : nil }

  // MARK: Values

  /// What is written behind the key, or put below it by an action.
  private func values(of index: Int) -> [String] {
    let own = Self.values(in: entries[index].text)
    guard own.isEmpty, entries[index].text.isEmpty else { return own }
    let below = entries[(index + 1)...].prefix { $0.kind == .action && $0.text.contains("toYaml") }
    let named = below.flatMap { Self.values(in: $0.text) }
    guard named.isEmpty, below.contains(where: { $0.text.contains("toYaml . ") }) else { return named }
    // {{- with .Values.x }} stands above the key.
    let above = index > 0 ? entries[index - 1] : nil
    return above.map { $0.kind == .action && $0.text.contains("with ") ? Self.values(in: $0.text) : [] } ?? []
  }

  private static func values(in text: Substring) -> [String] {
    var found: [String] = []
    var rest = text
    while let start = rest.firstRange(of: ".Values.") {
      rest = rest[start.upperBound...]
      let path = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
        .trimmed { $0 == "." }
      if !path.isEmpty, !found.contains(String(path)) { found.append(String(path)) }
    }
    return found
  }
}

extension Substring {
  fileprivate func trimmed(_ isLeftOut: (Character) -> Bool) -> Substring {
    let front = drop(while: isLeftOut)
    return front.lastIndex { !isLeftOut($0) }.map { front[...$0] } ?? ""
  }
}
