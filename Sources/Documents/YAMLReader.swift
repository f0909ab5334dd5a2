internal import CLibYAML
internal import Glibc

/// Drives libyaml over one document after another and hands exact byte ranges to the tree builder.
///
/// libyaml counts code points, lets a scalar begin at its anchor or tag, and lets a block end where
/// the next token begins; all three are put right here. After an error, reading goes on at the next
/// document marker, so one broken document hides no other.
struct YAMLReader: ~Copyable {
  private let source: Source
  private let limits: Limits
  /// No byte above 0x7F up to the next fault: offsets in code points and in bytes are the same.
  private var isASCII: Bool
  /// Nothing is left to `BlockReader`.
  private let isAlone: Bool
  private var builder: TreeBuilder
  private(set) var errors: [ParseError] = []

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The event at hand; in one place, since it is too large to hand around.
  private let event: UnsafeMutablePointer<yaml_event_t>
  /// The parser's copy of the text, which goes with it; nil where it reads the text in place.
  private var ownBuffer: UnsafeMutablePointer<UInt8>?
  /// Where the text that the parser was given begins in the source.
  private var base = 0
  private var cursor = CodePointCursor()
  /// Open brackets, and what the deep ones have cost so far: see `chargeDeepFlow`.
  private var flowDepth = 0
  private var deepFlowCost = 0

  private init(
    source: Source, isASCII: Bool, isAlone: Bool, limits: Limits, parser: UnsafeMutablePointer<yaml_parser_t>,
    event: UnsafeMutablePointer<yaml_event_t>
  ) {
    self.parser = parser
    self.event = event
    self.source = source
    self.limits = limits
    self.isASCII = isASCII
    self.isAlone = isAlone
    builder = TreeBuilder(source: source, limits: limits)
  }

  /// Reads the documents of the source. A fault in the bytes breaks the document that holds it.
  ///
  /// - Parameter alone: Leave nothing to `BlockReader`.
  static func read(
    _ source: Source, survey: ByteSurvey, limits: Limits, alone: Bool = false
  ) -> (tree: Tree, errors: [ParseError]) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer {
      parser.deallocate()
      event.deallocate()
    }
    var reader = YAMLReader(
      source: source, isASCII: survey.isASCII, isAlone: alone, limits: limits, parser: parser, event: event)
    source.bytes.withUnsafeBufferPointer { reader.readAll($0, survey) }
    let errors = reader.errors
    return (reader.finish(), errors)
  }

  private consuming func finish() -> Tree { builder.finish(.yaml) }

  private mutating func readAll(_ text: UnsafeBufferPointer<UInt8>, _ survey: ByteSurvey) {
    var start = source.markLength
    var fault = Self.firstFault(survey, text, from: start)
    while start < text.count {
      // The parser reads ahead: documents before a fault in the bytes are given to it alone.
      let end = fault.map { Self.documentStart(in: text, before: $0.offset, from: start) } ?? text.count
      // What broke once is not tried twice.
      if !isAlone, errors.isEmpty, BlockReader.canRead(text, from: start, to: end, isASCII: isASCII) {
        start = BlockReader.read(text, from: start, to: end, into: &builder)
      }
      if let resume = readDocuments(text, from: start, to: end) {
        start = resume
      } else if let known = fault {
        errors.append(ParseError(known.code, known.reason, at: known.offset))
        start = Self.nextDocument(in: text, from: known.offset, after: end) ?? text.count
        let survey = ByteSurvey(text, from: start)
        isASCII = survey.isASCII
        fault = Self.firstFault(survey, text, from: start)
      } else {
        return
      }
      guard errors.count < limits.errors else {
        errors.append(
          ParseError(
            .limit, "more than \(limits.errors) errors; the rest of the file was not read", at: start))
        return
      }
    }
  }

  /// Reads up to `end`. Returns where to go on after an error, nil where all was read.
  private mutating func readDocuments(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    guard start < end else { return nil }
    let isReady = yaml_parser_initialize(parser) == 1
    defer {
      if isReady {
        parser.pointee.buffer.start = ownBuffer
        yaml_parser_delete(parser)
      }
    }
    guard isReady, fill(text, from: start, to: end) else {
      errors.append(ParseError(.limit, "memory is too short to read this text", at: start))
      return nil
    }
    base = start
    cursor = CodePointCursor()
    flowDepth = 0

    var checkpoint = builder.beginDocument()
    var documentStart = start
    while true {
      guard yaml_parser_parse(parser, event) == 1 else {
        let error = parserError(text, end)
        return recover(from: error, checkpoint, documentStart, text, end)
      }
      defer { yaml_event_delete(event) }
      do throws(ParseError) {
        switch event.pointee.type {
        case YAML_STREAM_END_EVENT: return nil
        case YAML_DOCUMENT_START_EVENT:
          checkpoint = builder.beginDocument()
          documentStart = offset(event.pointee.start_mark, text)
        case YAML_DOCUMENT_END_EVENT:
          builder.endDocument(checkpoint)
          // What stands wrong between two documents takes back neither.
          checkpoint = builder.beginDocument()
          documentStart = offset(event.pointee.end_mark, text)
        default: try handle(text)
        }
      } catch {
        return recover(from: error, checkpoint, documentStart, text, end)
      }
    }
  }

  /// Gives the parser the whole text as what it has read already. Its own way, decoding one character at
  /// a time to find out whether the bytes are valid, costs a quarter of all parsing, and the survey has
  /// found that out before. False where memory is short.
  private mutating func fill(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    free(parser.pointee.buffer.start)
    ownBuffer = nil
    var first = UnsafeMutablePointer(mutating: text.baseAddress! + start)
    if end != text.count || !source.bytes.endsInRoom {
      let count = end - start
      guard let copy = malloc(count + parsingRoom)?.assumingMemoryBound(to: UInt8.self) else {
        parser.pointee.buffer.start = nil
        return false
      }
      memcpy(copy, first, count)
      memset(copy + count, 0, parsingRoom)
      ownBuffer = copy
      first = copy
    }
    let last = first + (end - start) + parsingRoom
    parser.pointee.buffer.start = first
    parser.pointee.buffer.pointer = first
    parser.pointee.buffer.last = last
    parser.pointee.buffer.end = last
    // More characters than there can be, so that it never asks for more: the NUL ends the stream.
    parser.pointee.unread = .max / 2
    return true
  }

  private mutating func recover(
    from error: ParseError, _ checkpoint: TreeBuilder.Checkpoint, _ documentStart: Int,
    _ text: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Int {
    builder.discard(checkpoint)
    errors.append(error)
    return Self.nextDocument(in: text, from: error.offset, after: documentStart, to: end) ?? end
  }

  // MARK: Events

  private mutating func handle(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) {
    if flowDepth > 64 { try chargeDeepFlow(text) }
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: try scalar(text)
    case YAML_ALIAS_EVENT: try alias(text)
    case YAML_MAPPING_START_EVENT:
      let data = event.pointee.data.mapping_start
      let flow = data.style == YAML_FLOW_MAPPING_STYLE
      try begin(.mapping, data.anchor, data.tag, flow, text)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.pointee.data.sequence_start
      let flow = data.style == YAML_FLOW_SEQUENCE_STYLE
      try begin(.sequence, data.anchor, data.tag, flow, text)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      // Only a flow container ends with a token of its own.
      let isFlow = event.pointee.end_mark.index > event.pointee.start_mark.index
      if isFlow { flowDepth -= 1 }
      try builder.end(at: isFlow ? offset(event.pointee.end_mark, text) : nil)
    default: break
    }
  }

  /// libyaml looks at every open bracket for each token: a million values within five hundred brackets
  /// would take it a quarter of a minute.
  private mutating func chargeDeepFlow(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) {
    deepFlowCost += flowDepth
    guard deepFlowCost <= 20_000_000 else {
      throw ParseError(
        .limit, "too many values within more than 64 brackets", at: offset(event.pointee.start_mark, text))
    }
  }

  private mutating func begin(
    _ kind: Record.Kind, _ anchor: UnsafeMutablePointer<yaml_char_t>?,
    _ tag: UnsafeMutablePointer<yaml_char_t>?, _ flow: Bool, _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) {
    var start = offset(event.pointee.start_mark, text)
    guard !builder.expectsKey else {
      throw ParseError(.syntax, "a mapping or list cannot be a key", at: start)
    }
    if anchor != nil || tag != nil { start = Self.skipProperties(text, from: start) }
    try builder.begin(
      kind, at: start, style: flow ? .flow : .block, anchor: anchor.map { String(cString: $0) })
    if flow { flowDepth += 1 }
  }

  private mutating func scalar(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) {
    let data = event.pointee.data.scalar
    var start = offset(event.pointee.start_mark, text)
    var end = offset(event.pointee.end_mark, text)
    if data.anchor != nil || data.tag != nil { start = min(Self.skipProperties(text, from: start), end) }
    var style = Style.plain
    switch data.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: style = .literal
    case YAML_FOLDED_SCALAR_STYLE: style = .folded
    default: break
    }
    if style == .literal || style == .folded {
      while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    }
    var decoded = UnsafeBufferPointer(start: data.value, count: data.length)
    if Self.isTag(data.tag, "binary") {
      guard
        let length = Base64.decode(inPlace: UnsafeMutableBufferPointer(start: data.value, count: data.length))
      else { throw ParseError(.syntax, "a !!binary value is no base64", at: start) }
      decoded = UnsafeBufferPointer(rebasing: decoded[..<length])
    }
    let marks = Self.marks(of: data.tag)
    if marks == .resolvingTag, let tag = data.tag,
      let fault = ScalarFault.ofTag(String(cString: tag).dropFirst("tag:yaml.org,2002:".count), decoded)
    {
      throw ParseError(.syntax, fault, at: start)
    }
    let anchor = data.anchor.map { String(cString: $0) }
    let isVerbatim = isVerbatim(decoded, text, start, end, style)
    if builder.expectsKey {
      // A key of a tag alone (`!!str : a`) is empty, but it has a place.
      let isTagAlone = start == end && data.tag != nil
      if isTagAlone {
        start = offset(event.pointee.start_mark, text)
        builder.begins(atOrBefore: start)
      }
      // go-yaml takes a merge key for one where no tag says otherwise.
      let mayMerge =
        data.tag == nil ? style == .plain : Self.isTag(data.tag, "merge") || Self.isTag(data.tag, nil)
      try builder.key(
        start, end, decoded, isVerbatim: isVerbatim && !isTagAlone, style, tag: marks, mayMerge: mayMerge)
      if let anchor {
        builder.anchorKey(anchor, decoded, marks: marks.isEmpty && style != .plain ? .stringTag : marks)
      }
    } else {
      let content = isVerbatim ? 0 : builder.addText(decoded)
      try builder.scalar(start, end, content: content, style: style, marks: marks, anchor: anchor)
      if style == .plain && marks.isEmpty || marks == .resolvingTag, ScalarFault.isBeyondJSON(decoded) {
        builder.noteBeyondJSON()
      }
    }
  }

  /// Whether a scalar's text stands in the source as it is, inside its quotes.
  private func isVerbatim(
    _ decoded: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ style: Style
  ) -> Bool {
    guard style.rawValue < Style.literal.rawValue else { return false }
    let quote = style == .plain ? 0 : 1
    guard end - start - 2 * quote == decoded.count else { return false }
    guard let bytes = decoded.baseAddress, let first = text.baseAddress else { return decoded.isEmpty }
    return memcmp(bytes, first + start + quote, decoded.count) == 0
  }

  private mutating func alias(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ParseError) {
    let start = offset(event.pointee.start_mark, text)
    let end = offset(event.pointee.end_mark, text)
    let name = String(cString: event.pointee.data.alias.anchor)
    if builder.expectsKey {
      try builder.keyAlias(name, start, end)
    } else {
      try builder.alias(name, start, end)
    }
  }

  private static func marks(of tag: UnsafeMutablePointer<yaml_char_t>?) -> Record.Marks {
    guard let tag else { return [] }
    switch String(cString: tag) {
    case "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:null", "tag:yaml.org,2002:timestamp":
      return .resolvingTag
    default: return .stringTag  // !!str, !!binary, !!merge, `!` and tags that nobody resolves
    }
  }

  /// Whether a tag is this one of YAML's own; nil stands for `!`.
  private static func isTag(_ tag: UnsafeMutablePointer<yaml_char_t>?, _ name: String?) -> Bool {
    guard let tag else { return false }
    return String(cString: tag) == name.map { "tag:yaml.org,2002:" + $0 } ?? "!"
  }

  // MARK: Places

  private mutating func offset(_ mark: yaml_mark_t, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    base + (isASCII ? mark.index : cursor.move(to: mark.index, text, base))
  }

  /// Behind the anchor and tag that stand before a value, and the white space and comments after them.
  private static func skipProperties(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var i = start
    while i < text.count {
      switch text[i] {
      case UInt8(ascii: "&"):
        i += 1
        while i < text.count, isAnchorByte(text[i]) { i += 1 }
      case UInt8(ascii: "!"):
        while i < text.count, text[i] > 0x20, text[i] < 0x80 { i += 1 }
      case UInt8(ascii: "#"):
        while i < text.count, text[i] != 0x0A, text[i] != 0x0D, wideBreak(text, at: i) == 0 { i += 1 }
      case 0x20, 0x09, 0x0A, 0x0D: i += 1
      default:
        let length = wideBreak(text, at: i)
        guard length > 0 else { return i }
        i += length
      }
    }
    return i
  }

  /// libyaml ends an anchor's name at any other byte, and takes some of them for the value: `&a?b`.
  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// The length of U+0085, U+2028 or U+2029, at which libyaml breaks lines; else 0.
  static func wideBreak(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    if text[i] == 0xC2, i + 1 < text.count, text[i + 1] == 0x85 { return 2 }
    guard text[i] == 0xE2, i + 2 < text.count, text[i + 1] == 0x80 else { return 0 }
    return text[i + 2] | 1 == 0xA9 ? 3 : 0
  }

  /// The first line that begins a document with `---`: the line of `offset` or a later one, but behind
  /// `start`, where the document that broke begins, so that reading always moves on.
  private static func nextDocument(
    in text: UnsafeBufferPointer<UInt8>, from offset: Int, after start: Int, to end: Int? = nil
  ) -> Int? {
    let end = end ?? text.count
    var line = min(max(offset, start + 1), end)
    while line > start + 1, text[line - 1] != 0x0A, text[line - 1] != 0x0D { line -= 1 }
    while line + 3 <= end {
      if text[line - 1] == 0x0A || text[line - 1] == 0x0D, isMarker(text, at: line, end) { return line }
      line += 1
    }
    return nil
  }

  private static func isMarker(_ text: UnsafeBufferPointer<UInt8>, at i: Int, _ end: Int) -> Bool {
    guard i + 3 <= end, text[i] == UInt8(ascii: "-"), text[i + 1] == UInt8(ascii: "-"),
      text[i + 2] == UInt8(ascii: "-")
    else { return false }
    return i + 3 == end || text[i + 3] <= 0x20
  }

  /// The last document marker before `offset`, or `start`.
  private static func documentStart(
    in text: UnsafeBufferPointer<UInt8>, before offset: Int, from start: Int
  ) -> Int {
    var line = offset
    while line > start {
      if text[line - 1] == 0x0A || text[line - 1] == 0x0D, isMarker(text, at: line, text.count) {
        return line
      }
      line -= 1
    }
    return start
  }

  // MARK: Errors

  /// The first thing in the bytes that the parser must not see: a bad character, or more `%TAG` lines
  /// than anybody needs, each of which libyaml compares with all before it.
  private static func firstFault(
    _ survey: ByteSurvey, _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> ByteSurvey.Fault? {
    let end = survey.firstFault?.offset ?? text.count
    var directives = 0
    var i = start
    while i < end, let found = memchr(text.baseAddress! + i, 0x25, end - i) {  // %
      i = UnsafeRawPointer(text.baseAddress!).distance(to: found)
      if i + 3 < end, memcmp(text.baseAddress! + i, "%TAG", 4) == 0 { directives += 1 }
      guard directives <= 100 else {
        return .init(code: .limit, offset: i, reason: "more than 100 %TAG directives")
      }
      i += 1
    }
    return survey.firstFault
  }

  private mutating func parserError(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> ParseError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "cannot be read as YAML"
    if parser.pointee.error == YAML_READER_ERROR {
      return ParseError(.encoding, problem, at: min(base + parser.pointee.problem_offset, end))
    }
    let at = min(offset(parser.pointee.problem_mark, text), end)
    if at < text.count, text[at] == 0x09 {
      return ParseError(.syntax, "a tab cannot indent YAML; use spaces", at: at)
    }
    var message = problem
    if let context = parser.pointee.context {
      // Where it began is often where the mistake is: an unclosed bracket is missed only at the end.
      let begin = source.position(at: offset(parser.pointee.context_mark, text)).line
      let place = begin == source.position(at: at).line ? "" : " that begins on line \(begin)"
      message = "\(String(cString: context))\(place): \(problem)"
    }
    return ParseError(.syntax, message, at: at)
  }
}

/// Turns libyaml's code point indexes into byte offsets by walking along: events come nearly in
/// order, so each step is short.
struct CodePointCursor {
  private var index = 0
  private var byte = 0

  mutating func move(to target: Int, _ text: UnsafeBufferPointer<UInt8>, _ base: Int) -> Int {
    while index < target, base + byte < text.count {
      byte += 1
      while base + byte < text.count, text[base + byte] & 0xC0 == 0x80 { byte += 1 }
      index += 1
    }
    while index > target, byte > 0 {
      byte -= 1
      while byte > 0, text[base + byte] & 0xC0 == 0x80 { byte -= 1 }
      index -= 1
    }
    return byte
  }
}
