/// What a stretch of log held.
public struct ReadingCounts: Sendable, Equatable {
  /// Lines with something in them; a document over several lines counts as one.
  public var lines = 0
  public var events = 0
  /// No JSON, or cut off.
  public var broken = 0
  /// Whole, but no audit event: what other components wrote into the same log.
  public var foreign = 0
  /// Records of a collector that are known to hold no audit event: of other services, of other components.
  public var others = 0
  /// Longer than can be read, and left out.
  public var oversized = 0

  public init() {}

  public mutating func add(_ other: ReadingCounts) {
    lines += other.lines
    events += other.events
    broken += other.broken
    foreign += other.foreign
    others += other.others
    oversized += other.oversized
  }

  /// Lines of which nothing was recognised.
  public var unrecognised: Int { broken + foreign + oversized }
}

/// Finds the events in the text of one record, whatever it is wrapped in.
public struct EventReader {
  public private(set) var counts = ReadingCounts()
  private let recent = RecentTables()

  /// The deepest nesting of envelopes: a collector's record with a record with an event.
  private static let wrappingLimit = 6

  public init() {}

  /// What a record turned out to be.
  enum Finding {
    case events, other, foreign, broken, incomplete

    /// Of two parts of one record: an event in one of them is what counts, and text that is none spoils nothing.
    func merged(_ part: Finding) -> Finding {
      if self == .events || part == .events { return .events }
      return self == .other || part == .other ? .other : self
    }
  }

  /// Counts a line that was left out for its length.
  public mutating func countOversized() {
    counts.lines += 1
    counts.oversized += 1
  }

  mutating func count(_ finding: Finding) {
    counts.lines += 1
    switch finding {
    case .events: break
    case .other: counts.others += 1
    case .foreign: counts.foreign += 1
    case .broken, .incomplete: counts.broken += 1
    }
  }

  /// Reads the values in a text one after another.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, depth: Int = 0, _ body: (AuditEvent) -> Void)
    -> Finding
  {
    guard depth < Self.wrappingLimit else { return .foreign }
    var cursor = JSONCursor(text)
    var found = Finding.foreign
    while true {
      cursor.skipSpace()
      if cursor.isAtEnd { return found }
      let start = cursor.position
      switch cursor.next {
      case UInt8(ascii: "{"):
        switch EventScanner.read(&cursor, recent) {
        case .event(let event):
          counts.events += 1
          body(event)
          found = .events
        case .other(let members):
          let span = JSONCursor.Span(start: start, end: cursor.position)
          found = found.merged(unwrap(members, of: span, in: cursor, depth, body))
        case .broken: return cursor.isAtEnd ? .incomplete : .broken
        }
      case UInt8(ascii: "["):
        let span = cursor.value()
        if cursor.isBroken { return cursor.isAtEnd ? .incomplete : .broken }
        found = found.merged(items(span, in: cursor, depth, body))
      default: return found == .events ? .events : .broken
      }
    }
  }

  /// Reads what a record wraps.
  private mutating func unwrap(
    _ members: [(key: String, value: JSONCursor.Span)], of span: JSONCursor.Span, in cursor: JSONCursor,
    _ depth: Int, _ body: (AuditEvent) -> Void
  ) -> Finding {
    if members.contains(where: { $0.key == "protoPayload" }) {
      guard let event = LogEntry.event(Array(cursor.bytes(span))) else { return .other }
      counts.events += 1
      body(event)
      return .events
    }
    // A cloud names the category of each record; those of other components hold text.
    var found: Finding = members.contains { $0.key == "category" } ? .other : .foreign
    for (key, value) in members where Envelope.wrapping.contains(key) {
      found = found.merged(items(value, in: cursor, depth, body))
    }
    return found
  }

  /// Reads a value that may be a list of records, one, or the text of one.
  private mutating func items(
    _ span: JSONCursor.Span, in cursor: JSONCursor, _ depth: Int, _ body: (AuditEvent) -> Void
  ) -> Finding {
    guard depth + 1 < Self.wrappingLimit else { return .foreign }
    var inner = JSONCursor(cursor.bytes(span))
    switch inner.next {
    case UInt8(ascii: "{"): return read(cursor.bytes(span), depth: depth + 1, body)
    case UInt8(ascii: "["):
      _ = inner.openArray()
      var (isFirst, found) = (true, Finding.foreign)
      while inner.item(isFirst: &isFirst) {
        let item = inner.value()
        found = found.merged(items(item, in: inner, depth + 1, body))
      }
      return found
    case UInt8(ascii: "\""):
      guard let text = inner.string(), text.count > 0 else { return .foreign }
      guard text.isEscaped else { return line(inner.bytes(text), depth: depth + 1, body) }
      return inner.unescaped(text).withUnsafeBufferPointer { line($0, depth: depth + 1, body) }
    default: return .foreign
    }
  }

  /// Reads a line of text, in which something may stand before the record.
  mutating func line(_ text: UnsafeBufferPointer<UInt8>, depth: Int = 0, _ body: (AuditEvent) -> Void)
    -> Finding
  {
    guard let start = LinePrefix.end(of: text) else { return .foreign }
    return read(UnsafeBufferPointer(rebasing: text[start...]), depth: depth, body)
  }
}
