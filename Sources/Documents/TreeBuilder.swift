internal import Glibc

/// Collects the nodes of one text in preorder. Both readers drive it with byte ranges; it resolves
/// aliases and merge keys by copying, so that whoever walks the finished tree meets neither, and it
/// refuses copies beyond `Limits` before making them.
struct TreeBuilder: ~Copyable {
  let source: Source
  let limits: Limits
  private(set) var records: GrowingRecords
  private(set) var spans: [Tree.Span] = []
  private(set) var texts: [UInt8] = []
  private(set) var duplicates: [(first: UInt32, second: UInt32)] = []
  private(set) var beyondJSON: [UInt32] = []
  private(set) var roots: [UInt32] = []
  private var open: [UInt32] = []
  private var pendingKey = Key()
  private var anchors: [String: Anchored] = [:]
  private var aliasedNodes = 0

  /// The key that the next value belongs to.
  struct Key {
    var start: UInt32 = 0
    var end: UInt32 = 0
    var content: UInt32 = 0
    var marks: Record.Marks = []
  }

  /// What an alias can refer to: a value in the tree, or the text of a key.
  private enum Anchored {
    case value(UInt32)
    case key(content: UInt32, marks: Record.Marks)
  }

  init(source: Source, limits: Limits) {
    self.source = source
    self.limits = limits
    records = GrowingRecords(capacity: source.bytes.count / 24 + 16)
  }

  var depth: Int { open.count }
  var isInMapping: Bool { if let top = open.last { records[Int(top)].kind == .mapping } else { false } }
  var expectsKey: Bool { isInMapping && pendingKey.end == 0 }

  // MARK: Documents

  /// Where the tree stood when a document began, to take back a document that turns out broken.
  struct Checkpoint {
    fileprivate var records: Int
    fileprivate var duplicates: Int
  }

  mutating func beginDocument() -> Checkpoint {
    anchors.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    pendingKey = Key()
    return Checkpoint(records: records.count, duplicates: duplicates.count)
  }

  mutating func endDocument(_ checkpoint: Checkpoint) {
    guard records.count > checkpoint.records else { return }
    if records.count == checkpoint.records + 1, records[checkpoint.records].isNothing {
      records.removeLast()
      return
    }
    roots.append(UInt32(checkpoint.records))
  }

  mutating func discard(_ checkpoint: Checkpoint) {
    records.removeLast(records.count - checkpoint.records)
    duplicates.removeLast(duplicates.count - checkpoint.duplicates)
    beyondJSON.removeAll { $0 >= checkpoint.records }
    open.removeAll()
    pendingKey = Key()
  }

  // MARK: Nodes

  mutating func key(_ start: Int, _ end: Int, content: UInt32, marks: Record.Marks = []) {
    pendingKey = Key(start: UInt32(start), end: UInt32(end), content: content, marks: marks)
  }

  /// A key by its text, under the name that it has in JSON.
  ///
  /// - Parameters:
  ///   - isVerbatim: Its text stands in the source as it is, inside its quotes.
  ///   - tag: What its tag says of it.
  ///   - mayMerge: It is a merge key if its text is `<<`.
  mutating func key(
    _ start: Int, _ end: Int, _ decoded: UnsafeBufferPointer<UInt8>, isVerbatim: Bool, _ style: Style,
    tag: Record.Marks = [], mayMerge: Bool
  ) throws(ParseError) {
    var marks: Record.Marks = style == .plain ? [] : .quotedKey
    if mayMerge, decoded.elementsEqual("<<".utf8) { marks.insert(.mergeKey) }
    var content: UInt32 = 0
    if style == .plain && tag.isEmpty || tag == .resolvingTag {
      switch KeyText(of: decoded) {
      case .null: throw ParseError(.syntax, "a key cannot be null", at: start)
      case .same: break
      case .other(let text): content = addText(Array(text.utf8))
      }
    }
    if content == 0, !isVerbatim { content = addText(decoded) }
    key(start, end, content: content, marks: marks)
  }

  /// Text that differs from its source, for `content` of a scalar or key.
  mutating func addText(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    spans.append(.init(start: UInt32(texts.count), count: UInt32(text.count), kind: .apart))
    texts.append(contentsOf: text)
    return UInt32(spans.count)
  }

  /// Text of a JSON string with escapes: it is decoded when somebody asks, for the longest of such texts, objects
  /// within annotations, are seldom asked for.
  mutating func addEscaped(_ place: Range<Int>) -> UInt32 {
    spans.append(.init(start: UInt32(place.lowerBound), count: UInt32(place.count), kind: .escaped))
    return UInt32(spans.count)
  }

  mutating func addText(_ text: [UInt8]) -> UInt32 { text.withUnsafeBufferPointer { addText($0) } }

  private mutating func append(_ record: Record) throws(ParseError) -> UInt32 {
    let index = UInt32(records.count)
    guard records.count < limits.nodes else {
      throw ParseError(.limit, "more than \(limits.nodes) values in one file", at: Int(record.start))
    }
    var record = record
    record.keyStart = pendingKey.start
    record.keyEnd = pendingKey.end
    record.keyContent = pendingKey.content
    record.marks.formUnion(pendingKey.marks)
    record.next = index + 1
    if let parent = open.last {
      record.parent = parent
      records[Int(parent)].content += 1
    } else {
      record.parent = index
    }
    records.append(record)
    pendingKey = Key()
    return index
  }

  mutating func scalar(
    _ start: Int, _ end: Int, content: UInt32, style: Style, marks: Record.Marks = [], anchor: String? = nil
  ) throws(ParseError) {
    var record = Record()
    record.start = UInt32(start)
    record.end = UInt32(end)
    record.content = content
    record.style = style
    record.marks = marks
    let index = try append(record)
    if let anchor { anchors[anchor] = .value(index) }
    if records[Int(index)].marks.contains(.mergeKey) { try merge(index) }
  }

  /// Notes that JSON cannot write the scalar that was added last.
  mutating func noteBeyondJSON() { beyondJSON.append(UInt32(records.count - 1)) }

  mutating func begin(
    _ kind: Record.Kind, at start: Int, style: Style, anchor: String? = nil
  ) throws(ParseError) {
    guard open.count < limits.depth else {
      throw ParseError(.limit, "nested deeper than \(limits.depth) levels", at: start)
    }
    var record = Record()
    record.start = UInt32(start)
    record.end = record.start
    record.kind = kind
    record.style = style
    let index = try append(record)
    if let anchor { anchors[anchor] = .value(index) }
    open.append(index)
  }

  /// The innermost container holds this place: its first key may be a tag that was taken for its own.
  mutating func begins(atOrBefore place: Int) {
    guard let index = open.last else { return }
    records[Int(index)].start = min(records[Int(index)].start, UInt32(place))
  }

  /// Ends the innermost container. A block container ends with its last value: what the parser has
  /// read to see the end (blank lines, comments) is not its own.
  mutating func end(at end: Int?) throws(ParseError) {
    guard let index = open.popLast() else { return }
    let i = Int(index)
    records[i].next = UInt32(records.count)
    if let end {
      records[i].end = UInt32(end)
    } else if records.count > i + 1 {
      records[i].end = max(records[i].start, lastEnd(of: index))
    }
    if records[i].kind == .mapping { findDuplicates(in: index) }
    if records[i].marks.contains(.mergeKey) { try merge(index) }
  }

  private func lastEnd(of index: UInt32) -> UInt32 {
    var child = index + 1
    var end: UInt32 = 0
    while child < records[Int(index)].next {
      let record = records[Int(child)]
      if !record.marks.contains(.shared) { end = record.end }
      child = record.next
    }
    return end
  }

  // MARK: Aliases and merges

  /// Notes the anchor of a key, with the key's text as written and what its tag or quotes say of it.
  mutating func anchorKey(_ name: String, _ text: UnsafeBufferPointer<UInt8>, marks: Record.Marks) {
    anchors[name] = .key(content: addText(text), marks: marks)
  }

  private func anchored(_ name: String, at offset: Int) throws(ParseError) -> Anchored {
    guard let target = anchors[name] else {
      throw ParseError(.syntax, "the alias *\(name) has no anchor before it", at: offset)
    }
    return target
  }

  /// A key that is an alias of a scalar.
  mutating func keyAlias(_ name: String, _ start: Int, _ end: Int) throws(ParseError) {
    var content: UInt32
    var isString: Bool
    switch try anchored(name, at: start) {
    case .key(let text, let marks):
      content = text
      isString = marks == .stringTag
    case .value(let target):
      let record = records[Int(target)]
      guard record.kind == .scalar else {
        throw ParseError(.syntax, "a mapping or list cannot be a key", at: start)
      }
      content = sharedContent(of: target)
      isString = record.isString
    }
    if !isString {
      switch spans[Int(content) - 1].with(source: source, texts: texts, { KeyText(of: $0) }) {
      case .null: throw ParseError(.syntax, "a key cannot be null", at: start)
      case .same: break
      case .other(let text): content = addText(Array(text.utf8))
      }
    }
    key(start, end, content: content)
  }

  mutating func alias(_ name: String, _ start: Int, _ end: Int) throws(ParseError) {
    let target: UInt32
    switch try anchored(name, at: start) {
    case .value(let index): target = index
    case .key(let content, let marks):
      return try scalar(start, end, content: content, style: .plain, marks: marks.union(.alias))
    }
    guard !open.contains(target) else {
      throw ParseError(.syntax, "the anchor &\(name) contains itself", at: start)
    }
    records[Int(target)].marks.insert(.aliased)
    let isMerge = pendingKey.marks.contains(.mergeKey)
    var record = records[Int(target)]
    record.start = UInt32(start)
    record.end = UInt32(end)
    record.marks = record.marks.intersection([.overlapping, .stringTag, .resolvingTag]).union(.alias)
    if record.kind == .scalar { record.content = sharedContent(of: target) }
    let children = record.content
    if record.kind != .scalar { record.content = 0 }
    let index = try append(record)
    if record.kind != .scalar {
      if !isMerge {
        try copy(children: target, to: index, at: start)
        records[Int(index)].content = children
      }
      records[Int(index)].next = UInt32(records.count)
    }
    if isMerge { try merge(index, from: target) }
  }

  /// The text of an anchored scalar for use at another place.
  private mutating func sharedContent(of target: UInt32) -> UInt32 {
    let record = records[Int(target)]
    guard record.content == 0 else { return record.content }
    let quote: UInt32 = record.style == .plain ? 0 : 1
    spans.append(
      .init(start: record.start + quote, count: record.end - record.start - 2 * quote, kind: .inSource))
    return UInt32(spans.count)
  }

  private mutating func copy(children of: UInt32, to parent: UInt32, at offset: Int) throws(ParseError) {
    let first = Int(of) + 1
    let end = Int(records[Int(of)].next)
    aliasedNodes += end - first
    guard aliasedNodes <= limits.aliasedNodes, records.count + end - first <= limits.nodes else {
      throw ParseError(.limit, "aliases expand to more than \(limits.aliasedNodes) values", at: offset)
    }
    // The entries of a merge land in the innermost open mapping, those of an alias in a container more.
    let depth = open.count + (open.last == parent ? 0 : 1) + height(of: first..<end)
    guard depth <= limits.depth else {
      throw ParseError(.limit, "nested deeper than \(limits.depth) levels", at: offset)
    }
    let shift = UInt32(records.count - first)
    for i in first..<end {
      var record = records[i]
      record.next += shift
      record.parent = record.parent == of ? parent : record.parent + shift
      record.marks.insert(.shared)
      records.append(record)
    }
  }

  /// How many containers lie inside one another at most in a stretch of the tree.
  private func height(of range: Range<Int>) -> Int {
    var height = 0
    var ends: [UInt32] = []
    for i in range where records[i].kind != .scalar {
      while let end = ends.last, i >= end { ends.removeLast() }
      ends.append(records[i].next)
      height = max(height, ends.count)
    }
    return height
  }

  /// Copies the entries that a merge key brings behind it. go-yaml v2 sets entries in the order they
  /// stand, so a merge replaces keys before it and is replaced by keys behind it; of a list of
  /// mappings the first has precedence.
  private mutating func merge(_ value: UInt32, from target: UInt32? = nil) throws(ParseError) {
    let source = target ?? value
    let parent = records[Int(value)].parent
    let offset = Int(records[Int(value)].start)
    var mappings: [UInt32] = []
    var isValid = true
    switch records[Int(source)].kind {
    case .mapping: mappings = [source]
    case .sequence:
      isValid = target == nil  // go-yaml takes a list here, but no alias of one
      var item = source + 1
      while item < records[Int(source)].next {
        mappings.append(item)
        item = records[Int(item)].next
      }
      mappings.reverse()
    case .scalar: isValid = false
    }
    guard isValid, mappings.allSatisfy({ records[Int($0)].kind == .mapping }) else {
      throw ParseError(.syntax, "a merge key (<<) takes a mapping or a list of mappings", at: offset)
    }
    for mapping in mappings {
      try copy(children: mapping, to: parent, at: offset)
      records[Int(parent)].content += records[Int(mapping)].content
    }
    records[Int(parent)].content -= 1  // the merge key itself is no entry
    records[Int(parent)].marks.insert(.overlapping)
  }

  // MARK: Duplicate keys

  private mutating func findDuplicates(in index: UInt32) {
    let parent = records[Int(index)]
    guard parent.content > 1 else { return }
    if parent.content <= 24 {
      findDuplicatesPairwise(parent, index)
    } else {
      findDuplicatesByHash(parent, index)
    }
  }

  private mutating func findDuplicatesPairwise(_ parent: Record, _ index: UInt32) {
    var found: [(UInt32, UInt32)] = []
    var i = index + 1
    while i < parent.next {
      let a = records[Int(i)]
      var j = a.next
      if isOwnEntry(a) {
        while j < parent.next {
          let b = records[Int(j)]
          if isOwnEntry(b), sameKey(a, b) {
            found.append((i, j))
            break
          }
          j = b.next
        }
      }
      i = a.next
    }
    note(found, in: index)
  }

  private mutating func findDuplicatesByHash(_ parent: Record, _ index: UInt32) {
    var found: [(UInt32, UInt32)] = []
    var seen: [[UInt8]: UInt32] = [:]
    seen.reserveCapacity(Int(parent.content))
    var i = index + 1
    while i < parent.next {
      let record = records[Int(i)]
      if isOwnEntry(record) {
        let key = withKey(record) { Array($0) }
        if let first = seen.updateValue(i, forKey: key) { found.append((first, i)) }
      }
      i = record.next
    }
    note(found, in: index)
  }

  /// Entries that a merge brought are meant to be replaced; they are no duplicates.
  private func isOwnEntry(_ record: Record) -> Bool {
    !record.marks.contains(.mergeKey) && !record.marks.contains(.shared)
  }

  private mutating func note(_ pairs: [(UInt32, UInt32)], in index: UInt32) {
    guard !pairs.isEmpty else { return }
    records[Int(index)].marks.insert(.overlapping)
    duplicates.append(contentsOf: pairs)
  }

  private func sameKey(_ a: Record, _ b: Record) -> Bool {
    if a.keyContent == 0, b.keyContent == 0, a.marks.isDisjoint(with: .quotedKey),
      b.marks.isDisjoint(with: .quotedKey)
    {
      let length = Int(a.keyEnd - a.keyStart)
      guard length == Int(b.keyEnd - b.keyStart), let base = source.utf8.baseAddress else { return false }
      return memcmp(base + Int(a.keyStart), base + Int(b.keyStart), length) == 0
    }
    return withKey(a) { a in withKey(b) { b in a.elementsEqual(b) } }
  }

  private func withKey<R>(_ record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let span = record.keyContent == 0 ? record.plainKey : spans[Int(record.keyContent) - 1]
    return span.with(source: source, texts: texts, body)
  }

  consuming func finish(_ format: Tree.Format) -> Tree {
    let (source, spans, texts, duplicates) = (source, spans, texts, duplicates)
    let (beyondJSON, roots) = (beyondJSON, roots)
    return Tree(
      source: source, format: format, arena: records.finish(), spans: spans, texts: texts,
      duplicates: duplicates, beyondJSON: beyondJSON, roots: roots)
  }
}
