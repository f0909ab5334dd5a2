/// Reads the JSON of one event into its fields in one pass.
struct EventScanner {
  /// What a JSON object turned out to be.
  enum Result {
    case event(AuditEvent)
    /// Something else: the members in which an envelope may hold events, by key.
    case other([(key: String, value: JSONCursor.Span)])
    /// No JSON, or no end of it.
    case broken
  }

  /// Members that mark an object as an event; an envelope has none of them.
  private var marks = 0
  private let event = AuditEvent()
  private let recent: RecentTables
  private var members: [(key: String, value: JSONCursor.Span)] = []

  static func read(_ cursor: inout JSONCursor, _ recent: RecentTables) -> Result {
    var scanner = EventScanner(recent: recent)
    guard cursor.openObject() else { return .broken }
    var isFirst = true
    while let key = cursor.key(isFirst: &isFirst) { scanner.member(key, &cursor) }
    guard !cursor.isBroken else { return .broken }
    // One of them stands in many records; two, or the whole of an object reference, only in events.
    return scanner.marks >= 2 ? .event(scanner.event) : .other(scanner.members)
  }

  private mutating func member(_ key: JSONCursor.Span, _ cursor: inout JSONCursor) {
    switch key.count {
    case 4 where cursor.equals(key, "verb"):
      marks += 1
      event.verb = cursor.textValue()
    case 4 where cursor.equals(key, "user"):
      cursor.skipSpace()
      guard cursor.next == UInt8(ascii: "{") else { return keep(key, &cursor) }
      marks += 1
      event.user = identity(&cursor)
    case 5 where cursor.equals(key, "level"): event.level = cursor.textValue()
    case 5 where cursor.equals(key, "stage"):
      marks += 1
      event.stage = stage(&cursor)
    case 7 where cursor.equals(key, "auditID"):
      marks += 1
      event.auditID = cursor.textValue()
    case 9 where cursor.equals(key, "objectRef"):
      marks += 1
      readObjectReference(&cursor)
    case 9 where cursor.equals(key, "sourceIPs"):
      marks += 1
      event.origin = origin(&cursor)
    case 9 where cursor.equals(key, "userAgent"): event.client = client(&cursor)
    case 10 where cursor.equals(key, "requestURI"):
      marks += 1
      event.requestURI = cursor.textValue()
    case 11 where cursor.equals(key, "annotations"): readAnnotations(&cursor)
    case 13 where cursor.equals(key, "requestObject"): event.request = body(&cursor)
    case 14 where cursor.equals(key, "responseObject"): event.response = body(&cursor)
    case 14 where cursor.equals(key, "responseStatus"):
      marks += 1
      readStatus(&cursor)
    case 14 where cursor.equals(key, "stageTimestamp"): event.time = time(&cursor) ?? event.time
    case 16 where cursor.equals(key, "impersonatedUser"):
      cursor.skipSpace()
      guard cursor.next == UInt8(ascii: "{") else { return _ = cursor.value() }
      event.impersonated = identity(&cursor)
    case 22 where cursor.equals(key, "authenticationMetadata"):
      each(&cursor) { key, cursor in
        guard cursor.equals(key, "impersonationConstraint") else { return _ = cursor.value() }
        event.impersonationConstraint = cursor.textValue()
      }
    case 24 where cursor.equals(key, "requestReceivedTimestamp"):
      event.received = time(&cursor)
      if event.time == nil { event.time = event.received }
    // Of the event itself; nothing is wrapped in it.
    case 4 where cursor.equals(key, "kind"): cursor.value()
    case 10 where cursor.equals(key, "apiVersion"): cursor.value()
    default: keep(key, &cursor)
    }
  }

  private func identity(_ cursor: inout JSONCursor) -> Identity {
    let bytes = cursor.bytes(cursor.value())
    guard !cursor.isBroken else { return .nobody }
    return recent.identities.value(of: bytes) { IdentityReader.read(bytes) }
  }

  private func origin(_ cursor: inout JSONCursor) -> Origin {
    let bytes = cursor.bytes(cursor.value())
    guard !cursor.isBroken else { return .unknown }
    return recent.origins.value(of: bytes) {
      var items = JSONCursor(bytes)
      return Origin(items.texts())
    }
  }

  private func client(_ cursor: inout JSONCursor) -> Client {
    let bytes = cursor.bytes(cursor.value())
    guard !cursor.isBroken else { return .unnamed }
    return recent.clients.value(of: bytes) {
      var text = JSONCursor(bytes)
      return Client(text.textValue())
    }
  }

  /// The stages that there are need no text of their own.
  private func stage(_ cursor: inout JSONCursor) -> String {
    cursor.skipSpace()
    guard cursor.next == UInt8(ascii: "\""), let span = cursor.string() else { return cursor.textValue() }
    if cursor.equals(span, "ResponseComplete") { return "ResponseComplete" }
    if cursor.equals(span, "RequestReceived") { return "RequestReceived" }
    return cursor.text(span)
  }

  /// Every member of an object; another value is stepped over.
  private func each(_ cursor: inout JSONCursor, _ body: (JSONCursor.Span, inout JSONCursor) -> Void) {
    guard cursor.openObject() else { return _ = cursor.value() }
    var isFirst = true
    while let key = cursor.key(isFirst: &isFirst) { body(key, &cursor) }
  }

  /// Remembers a member in which events may be wrapped.
  private mutating func keep(_ key: JSONCursor.Span, _ cursor: inout JSONCursor) {
    let value = cursor.value()
    if Envelope.mayWrap(key, in: cursor) {
      members.append((cursor.text(key), value))
    }
  }

  private func time(_ cursor: inout JSONCursor) -> EventTime? {
    cursor.skipSpace()
    guard cursor.next == UInt8(ascii: "\""), let span = cursor.string() else {
      cursor.value()
      return nil
    }
    return EventTime(cursor.bytes(span))
  }

  private func body(_ cursor: inout JSONCursor) -> AuditEvent.Body {
    let span = cursor.value()
    guard !cursor.isBroken, !cursor.equals(span, "null") else { return .absent }
    return .text(Array(cursor.bytes(span)))
  }

  private func readObjectReference(_ cursor: inout JSONCursor) {
    each(&cursor) { key, cursor in
      switch key.count {
      case 4 where cursor.equals(key, "name"): event.name = cursor.textValue()
      case 8 where cursor.equals(key, "resource"): event.resource = cursor.textValue()
      case 8 where cursor.equals(key, "apiGroup"): event.group = cursor.textValue()
      case 9 where cursor.equals(key, "namespace"): event.namespace = cursor.textValue()
      case 10 where cursor.equals(key, "apiVersion"):
        // Once the group stood here, and still does in what some write by hand.
        let version = cursor.textValue()
        if let slash = version.firstIndex(of: "/"), event.group.isEmpty {
          event.group = String(version[..<slash])
        }
      case 11 where cursor.equals(key, "subresource"): event.subresource = cursor.textValue()
      default: cursor.value()
      }
    }
  }

  private func readStatus(_ cursor: inout JSONCursor) {
    each(&cursor) { key, cursor in
      if cursor.equals(key, "code") {
        event.code = cursor.int()
      } else if cursor.equals(key, "message") {
        event.statusMessage = cursor.textValue()
      } else {
        cursor.value()
      }
    }
  }

  private func readAnnotations(_ cursor: inout JSONCursor) {
    each(&cursor) { key, cursor in
      if cursor.equals(key, "authorization.k8s.io/decision") {
        event.decision = cursor.textValue()
      } else if cursor.equals(key, "authorization.k8s.io/reason") {
        event.decisionReason = cursor.textValue()
      } else if cursor.equals(key, "pod-security.kubernetes.io/audit-violations") {
        event.podSecurityViolations = cursor.textValue()
      } else if cursor.equals(key, "audit.k8s.io/truncated") {
        event.isTruncated = cursor.textValue() == "true"
      } else {
        cursor.value()
      }
    }
  }
}

/// Reads a user.
private enum IdentityReader {
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Identity {
    var cursor = JSONCursor(text)
    var name = ""
    var groups: [String] = []
    var token = Identity.BoundToken()
    guard cursor.openObject() else { return .nobody }
    var isFirst = true
    while let key = cursor.key(isFirst: &isFirst) {
      if cursor.equals(key, "username") {
        name = cursor.textValue()
      } else if cursor.equals(key, "groups") {
        groups = cursor.texts()
      } else if cursor.equals(key, "extra") {
        readExtra(&cursor, &token)
      } else {
        cursor.value()
      }
    }
    return Identity(name, groups: groups, token: token)
  }

  private static func readExtra(_ cursor: inout JSONCursor, _ token: inout Identity.BoundToken) {
    guard cursor.openObject() else { return _ = cursor.value() }
    var isFirst = true
    while let key = cursor.key(isFirst: &isFirst) {
      if cursor.equals(key, "authentication.kubernetes.io/pod-name") {
        token.pod = cursor.texts().first ?? ""
      } else if cursor.equals(key, "authentication.kubernetes.io/pod-uid") {
        token.podUID = cursor.texts().first ?? ""
      } else if cursor.equals(key, "authentication.kubernetes.io/node-name") {
        token.node = cursor.texts().first ?? ""
      } else if cursor.equals(key, "authentication.kubernetes.io/credential-id") {
        token.credential = cursor.texts().first ?? ""
      } else {
        cursor.value()
      }
    }
  }
}
