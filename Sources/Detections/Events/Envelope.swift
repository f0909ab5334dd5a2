/// What collectors wrap events in, told by its shape.
enum Envelope {
  /// The members in which events can lie, or that say what lies beside them.
  private static let keys: [StaticString] = [
    "items", "records", "logEvents", "events", "Records", "message", "@message", "log", "log_s", "properties",
    "protoPayload", "kubernetes", "audit", "event", "category", "_raw", "body", "labels", "operation",
    "timestamp", "insertId", "MESSAGE", "line", "metadata",
  ]

  static func mayWrap(_ key: JSONCursor.Span, in cursor: JSONCursor) -> Bool {
    keys.contains { cursor.equals(key, $0) }
  }

  /// The members of a record that hold events, in the order in which they are tried.
  static let wrapping: Set<String> = [
    "items", "records", "logEvents", "events", "Records", "message", "@message", "log", "log_s", "properties",
    "kubernetes", "audit", "event", "_raw", "body", "MESSAGE", "line",
  ]
}
