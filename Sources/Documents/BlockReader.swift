internal import Glibc

/// Reads the everyday part of YAML in one pass over the bytes: block mappings and lists, plain, quoted and block
/// scalars, flow collections on one line, comments. That is nearly all that people and tools write for
/// Kubernetes, and libyaml, which looks at every byte many times, takes several times as long for it.
///
/// Whatever else it meets (an anchor, a tag, a tab, any mistake) it does not judge: the document is left to
/// libyaml. So it never has to be lenient or to explain an error, and what it does read must be to the byte
/// what libyaml would have made of it; tests over many texts and a fuzzer hold the two against each other.
struct BlockReader: ~Copyable {
  let text: UnsafeBufferPointer<UInt8>
  /// Where reading ends; behind it every byte counts as a line end.
  let end: Int
  var place: Int
  var lineStart: Int
  /// The open block collections, outermost first.
  private var levels: [Level] = []
  /// Decoded text that does not stand in the source as it is; kept for its memory.
  var decoded: [UInt8] = []

  /// An open block collection.
  private struct Level {
    /// Where its keys or dashes stand; bytes from the start of the line.
    var column: Int
    var isMapping: Bool
    /// A list whose dashes stand in the column of the key it belongs to.
    var isIndentless = false
    /// Behind the `:` or `-` whose value has not come yet.
    var awaitsValueAt: Int?
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.text = text
    self.end = end
    place = start
    lineStart = start
    levels.reserveCapacity(16)
  }

  /// Whether the bytes hold no line end but the line feed.
  static func canRead(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, isASCII: Bool) -> Bool
  {
    guard start < end, let bytes = text.baseAddress, memchr(bytes + start, 0x0D, end - start) == nil else {
      return false
    }
    return isASCII || (start..<end).allSatisfy { text[$0] < 0xC2 || YAMLReader.wideBreak(text, at: $0) == 0 }
  }

  /// Reads whole documents, as many as it knows how to.
  ///
  /// - Parameter start: Where a document begins.
  /// - Returns: Where the first document begins that is left to libyaml; `end` where none is.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, into builder: inout TreeBuilder
  ) -> Int {
    var reader = BlockReader(text, from: start, to: end)
    while reader.place < end {
      let start = reader.place
      let checkpoint = builder.beginDocument()
      do throws(ParseError) {
        try reader.document(&builder)
      } catch {
        builder.discard(checkpoint)
        return start
      }
      builder.endDocument(checkpoint)
    }
    return end
  }

  /// What it throws where it meets something that it leaves to libyaml.
  static var unusual: ParseError { ParseError(.syntax, "", at: 0) }

  // MARK: Bytes

  subscript(_ index: Int) -> UInt8 {
    @inline(__always) get { index < end ? text[index] : 0x0A }
  }

  @inline(__always)
  func isBlank(_ index: Int) -> Bool { self[index] == 0x20 || self[index] == 0x0A }

  @inline(__always)
  mutating func skipSpaces() {
    while self[place] == 0x20 { place += 1 }
  }

  private mutating func nextLine() {
    guard place < end else { return }
    let found = memchr(text.baseAddress! + place, 0x0A, end - place)
    place = found.map { UnsafeRawPointer(text.baseAddress!).distance(to: $0) + 1 } ?? end
    lineStart = place
  }

  /// Whether nothing but spaces and a comment follow on the line; moves to the next line where so.
  mutating func endsLine() -> Bool {
    let start = place
    skipSpaces()
    guard self[place] == 0x0A || self[place] == UInt8(ascii: "#") && place > start else { return false }
    nextLine()
    return true
  }

  /// Moves to the next line that says something. Returns its first column, nil at the end.
  private mutating func content() -> Int? {
    while place < end {
      lineStart = place
      skipSpaces()
      switch self[place] {
      case 0x0A: place += 1
      case UInt8(ascii: "#"): nextLine()
      default: return place - lineStart
      }
    }
    place = min(place, end)
    return nil
  }

  private func isMarker(_ byte: UInt8) -> Bool {
    self[place] == byte && self[place + 1] == byte && self[place + 2] == byte
      && (isBlank(place + 3) || self[place + 3] == 0x09)
  }

  /// A dash that begins an entry of a list.
  private var isEntry: Bool { self[place] == UInt8(ascii: "-") && isBlank(place + 1) }

  // MARK: Structure

  /// Reads a document up to the marker that begins the next one, or to the end.
  private mutating func document(_ builder: inout TreeBuilder) throws(ParseError) {
    levels.removeAll(keepingCapacity: true)
    var isMarked = false
    var hasRoot = false
    while let column = content() {
      if column == 0 {
        if isMarker(UInt8(ascii: "-")) {
          if isMarked || hasRoot { break }
          isMarked = true
          place += 3
          guard endsLine() else { throw Self.unusual }
          continue
        }
        if isMarker(UInt8(ascii: ".")) || self[place] == UInt8(ascii: "%") { throw Self.unusual }
      }
      try line(column, hasRoot, &builder)
      hasRoot = true
    }
    while !levels.isEmpty { try close(&builder) }
  }

  private mutating func line(
    _ column: Int, _ hasRoot: Bool, _ builder: inout TreeBuilder
  ) throws(ParseError) {
    let isEntry = isEntry
    while let level = levels.last,
      level.column > column || level.column == column && level.isIndentless && !isEntry
    {
      try close(&builder)
    }
    guard let level = levels.last else {
      guard !hasRoot else { throw Self.unusual }
      return try node(&builder)
    }
    guard level.column == column else {
      guard level.awaitsValueAt != nil else { throw Self.unusual }
      return try node(&builder)
    }
    guard isEntry else {
      guard level.isMapping else { throw Self.unusual }
      try giveNothing(&builder)
      return try entry(&builder)
    }
    if level.isMapping {
      guard level.awaitsValueAt != nil else { throw Self.unusual }
      try open(.sequence, at: column, isIndentless: true, &builder)
    } else {
      try giveNothing(&builder)
    }
    try item(&builder)
  }

  private mutating func open(
    _ kind: Record.Kind, at column: Int, isIndentless: Bool = false, _ builder: inout TreeBuilder
  ) throws(ParseError) {
    valueComes()
    try builder.begin(kind, at: lineStart + column, style: .block)
    levels.append(Level(column: column, isMapping: kind == .mapping, isIndentless: isIndentless))
  }

  private mutating func close(_ builder: inout TreeBuilder) throws(ParseError) {
    try giveNothing(&builder)
    levels.removeLast()
    try builder.end(at: nil)
  }

  /// A key or dash without a value has null, which stands right behind it.
  private mutating func giveNothing(_ builder: inout TreeBuilder) throws(ParseError) {
    guard let place = levels[levels.count - 1].awaitsValueAt else { return }
    valueComes()
    try builder.scalar(place, place, content: 0, style: .plain)
  }

  private mutating func valueComes() {
    if !levels.isEmpty { levels[levels.count - 1].awaitsValueAt = nil }
  }

  /// The column in which a value's further lines must not begin, nor left of it.
  private var indent: Int { levels.last?.column ?? -1 }

  // MARK: Entries

  /// A dash and what follows it on the line.
  private mutating func item(_ builder: inout TreeBuilder) throws(ParseError) {
    place += 1
    levels[levels.count - 1].awaitsValueAt = place
    if !endsLine() { try node(&builder) }
  }

  /// A key in the column of the innermost mapping, and what follows it on the line.
  private mutating func entry(_ builder: inout TreeBuilder) throws(ParseError) {
    let start = place
    let scalar = try self.scalar()
    guard try endsKey(scalar, start) else { throw Self.unusual }
    try value(of: scalar, from: start, &builder)
  }

  /// Whether the scalar just read is a key; moves behind its colon where so.
  private mutating func endsKey(_ scalar: Scalar, _ start: Int) throws(ParseError) -> Bool {
    let behind = place
    skipSpaces()
    guard self[place] == UInt8(ascii: ":"), isBlank(place + 1) else {
      place = behind
      return false
    }
    // libyaml looks for the colon of a key no further than this.
    guard scalar.isOnOneLine, place - start < 1000 else { throw Self.unusual }
    place += 1
    return true
  }

  /// What a key is given on its line, behind the colon.
  private mutating func value(
    of key: Scalar, from start: Int, _ builder: inout TreeBuilder
  ) throws(ParseError) {
    try add(key: key, from: start, &builder)
    levels[levels.count - 1].awaitsValueAt = place
    if endsLine() { return }
    // A list or a second key cannot begin here.
    guard !isEntry else { throw Self.unusual }
    try scalarOrFlow(mayBeKey: false, &builder)
  }

  /// A value that begins at the first byte of a line, or behind a dash.
  private mutating func node(_ builder: inout TreeBuilder) throws(ParseError) {
    guard isEntry else { return try scalarOrFlow(mayBeKey: true, &builder) }
    try open(.sequence, at: place - lineStart, &builder)
    try item(&builder)
  }

  private mutating func scalarOrFlow(
    mayBeKey: Bool, _ builder: inout TreeBuilder
  ) throws(ParseError) {
    let start = place
    let indent = indent
    switch self[place] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      guard indent >= 0 else { throw Self.unusual }
      valueComes()
      return try blockScalar(within: indent, &builder)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard indent >= 0 else { throw Self.unusual }
      valueComes()
      try flow(depth: 0, &builder)
      guard endsLine() else { throw Self.unusual }
      return
    default: break
    }
    var scalar = try self.scalar()
    if mayBeKey, try endsKey(scalar, start) {
      try open(.mapping, at: start - lineStart, &builder)
      return try value(of: scalar, from: start, &builder)
    }
    guard indent >= 0 else { throw Self.unusual }
    if scalar.style == .plain { try readOn(&scalar, from: start, within: indent) }
    guard endsLine() else { throw Self.unusual }
    valueComes()
    try add(scalar, from: start, &builder)
  }
}
