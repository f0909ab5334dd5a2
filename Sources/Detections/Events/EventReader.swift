/// What a stretch of log held.
public struct ReadingCounts: Sendable, Equatable {
  /// Lines with something in them; a document over several lines counts as one.
  public var lines = 0
  public var events = 0
  /// No JSON, or cut off.
  public var broken = 0
  /// Whole, but no audit event: what other components wrote into the same log.
  public var foreign = 0
  /// Longer than can be read, and left out.
  public var oversized = 0

  public init() {}

  /// Lines of which nothing was recognised.
  public var unrecognised: Int { broken + foreign + oversized }
}

/// Finds the events in the text of one record, whatever it is wrapped in.
public struct EventReader {
  public private(set) var counts = ReadingCounts()

  /// The deepest nesting of envelopes: a collector's record with a record with an event.
  private static let wrappingLimit = 6

  public init() {}

  /// What a record turned out to be.
  enum Finding { case events, foreign, broken, incomplete }

  /// Counts a line that was left out for its length.
  public mutating func countOversized() {
    counts.lines += 1
    counts.oversized += 1
  }

  mutating func count(_ finding: Finding) {
    counts.lines += 1
    switch finding {
    case .events: break
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
    var found = false
    while true {
      cursor.skipSpace()
      if cursor.isAtEnd { return found ? .events : .foreign }
      let start = cursor.position
      switch cursor.next {
      case UInt8(ascii: "{"):
        switch EventScanner.read(&cursor) {
        case .event(let event):
          counts.events += 1
          body(event)
          found = true
        case .other(let members):
          let span = JSONCursor.Span(start: start, end: cursor.position)
          if unwrap(members, of: span, in: cursor, depth, body) { found = true }
        case .broken: return cursor.isAtEnd ? .incomplete : .broken
        }
      case UInt8(ascii: "["):
        let span = cursor.value()
        if cursor.isBroken { return cursor.isAtEnd ? .incomplete : .broken }
        if items(span, in: cursor, depth, body) { found = true }
      default: return found ? .events : .broken
      }
    }
  }

  /// Reads what a record wraps; false where there is no event in it.
  private mutating func unwrap(
    _ members: [(key: String, value: JSONCursor.Span)], of span: JSONCursor.Span, in cursor: JSONCursor,
    _ depth: Int,
    _ body: (AuditEvent) -> Void
  ) -> Bool {
    if members.contains(where: { $0.key == "protoPayload" }) {
      guard let event = LogEntry.event(Array(cursor.bytes(span))) else { return false }
      counts.events += 1
      body(event)
      return true
    }
    var found = false
    for (key, value) in members where Envelope.wrapping.contains(key) {
      if items(value, in: cursor, depth, body) { found = true }
    }
    return found
  }

  /// Reads a value that may be a list of records, one, or the text of one.
  private mutating func items(
    _ span: JSONCursor.Span, in cursor: JSONCursor, _ depth: Int, _ body: (AuditEvent) -> Void
  ) -> Bool {
    guard depth + 1 < Self.wrappingLimit else { return false }
    var inner = JSONCursor(cursor.bytes(span))
    switch inner.next {
    case UInt8(ascii: "{"):
      return read(cursor.bytes(span), depth: depth + 1, body) == .events
    case UInt8(ascii: "["):
      _ = inner.openArray()
      var (isFirst, found) = (true, false)
      while inner.item(isFirst: &isFirst) {
        let item = inner.value()
        if items(item, in: inner, depth + 1, body) { found = true }
      }
      return found
    case UInt8(ascii: "\""):
      guard let text = inner.string(), text.count > 0 else { return false }
      guard text.isEscaped else { return line(inner.bytes(text), depth: depth + 1, body) == .events }
      return inner.unescaped(text).withUnsafeBufferPointer { line($0, depth: depth + 1, body) == .events }
    default: return false
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
