import Detections
import Testing

/// Events are found in whatever they are wrapped in, by its shape.
struct EnvelopeTests {
  static let event =
    #"{"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"}}"#
  static var escaped: String {
    event.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
  }

  static let wrapped: [(String, String)] = [
    ("bare", event),
    (
      "an EventList",
      #"{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[\#(event)]}"#
    ),
    ("an array", "[\(event)]"),
    ("an array with a line for each", "[\n\(event)\n]"),
    ("CloudWatch", #"{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":"\#(escaped)"}]}"#),
    ("FilterLogEvents", #"{"events":[{"logStreamName":"a","timestamp":1,"message":"\#(escaped)"}]}"#),
    ("an export to S3", "2026-01-01T00:00:00.000Z \(event)"),
    ("Azure's Event Hub", #"{"records":[{"category":"kube-audit","properties":{"log":"\#(escaped)\n"}}]}"#),
    ("Azure, as an object", #"{"category":"kube-audit","properties":{"log":\#(event)}}"#),
    ("fluent-bit", #"{"date":1.5,"log":"\#(escaped)\n"}"#),
    ("a container runtime", "2026-01-01T00:00:00.000000000Z stdout F \(event)"),
    ("syslog", "<14>1 2026-01-01T00:00:00Z host audit - - - \(event)"),
    ("a byte order mark and CRLF", "\u{FEFF}\(event)\r"),
    ("Elastic", #"{"kubernetes":{"audit":\#(event)}}"#),
    ("over several lines", "{\n  \"items\": [\n    \(event)\n  ]\n}"),
  ]

  @Test(arguments: wrapped)
  func `is found`(_ name: String, _ text: String) {
    var users: [String] = []
    let counts = read(text) { users.append("\($0.user.name) \($0.verb) \($0.namespace)/\($0.name)") }
    #expect(users == ["jane get shop/web"], "\(name)")
    #expect(counts.unrecognised == 0, "\(name)")
  }

  @Test(arguments: wrapped)
  func `is found however the bytes come in`(_ name: String, _ text: String) {
    for chunk in [1, 2, 3, 7] {
      var events = 0
      read(text, chunk: chunk) { _ in events += 1 }
      #expect(events == 1, "\(name) in pieces of \(chunk)")
    }
  }

  @Test func `records without a line between them`() {
    var events = 0
    read(Self.event + Self.event + "\n" + Self.event) { _ in events += 1 }
    #expect(events == 3)
  }

  @Test func `a line that a runtime has cut`() {
    let middle = Self.event.index(Self.event.startIndex, offsetBy: 40)
    let stamp = "2026-01-01T00:00:00.000000000Z stdout"
    var events = 0
    let text = "\(stamp) P \(Self.event[..<middle])\n\(stamp) F \(Self.event[middle...])\n"
    let counts = read(text) { _ in events += 1 }
    #expect(events == 1 && counts.unrecognised == 0)
  }

  @Test func `Google's own words`() throws {
    let entry =
      #"{"protoPayload":{"serviceName":"k8s.io","methodName":"io.k8s.core.v1.pods.exec.create","#
      + #""resourceName":"core/v1/namespaces/shop/pods/web/exec","authenticationInfo":{"principalEmail":"jane"},"#
      + #""requestMetadata":{"callerIp":"192.0.2.7"},"status":{"code":7,"message":"Forbidden"}},"insertId":"x"}"#
    var events: [AuditEvent] = []
    read(entry) { events.append($0) }
    let event = try #require(events.first)
    #expect(event.verb == "create" && event.resource == "pods" && event.subresource == "exec")
    #expect(
      event.namespace == "shop" && event.name == "web" && event.group == "" && event.peer == "192.0.2.7")
    #expect(event.code == 403 && event.outcome == .denied && event.auditID == "x")
  }

  @Test func `what is no event is counted and never fatal`() {
    let lines = [
      "I0101 00:00:00.000000 1 klog.go:1] started", #"{"a":1}"#, #"{"verb":"get","user":{"#, "{{{{", "[1,2",
      #"{"category":"Administrative"}"#, #"{"protoPayload":{"serviceName":"compute.googleapis.com"}}"#,
      String(repeating: "[", count: 100_000), Self.event,
    ]
    var events = 0
    let counts = read(lines.joined(separator: "\n")) { _ in events += 1 }
    #expect(events == 1)
    #expect(counts.others == 2)
    #expect(counts.lines == lines.count)
    #expect(counts.unrecognised == lines.count - 3)
  }

  @Test func `a line that is too long is left out, and the next is read`() {
    var splitter = LineSplitter()
    var events = 0
    let filler = [UInt8](repeating: 0x61, count: 1 << 20)
    for _ in 0..<33 { filler.withUnsafeBufferPointer { splitter.take($0) { _ in events += 1 } } }
    #expect(splitter.waiting <= LineSplitter.lineLimit + (1 << 20))
    Array("\n\(Self.event)\n".utf8).withUnsafeBufferPointer { splitter.take($0) { _ in events += 1 } }
    splitter.finish { _ in events += 1 }
    #expect(events == 1 && splitter.reader.counts.oversized == 1)
  }

  @Test func `a log that is cut at any byte gives what was whole`() {
    let text = Array("\(Self.event)\n\(Self.event)\n".utf8)
    for end in text.indices {
      var events = 0
      read(String(decoding: text[..<end], as: UTF8.self)) { _ in events += 1 }
      #expect(events == (end < Self.event.utf8.count ? 0 : end < 2 * Self.event.utf8.count + 1 ? 1 : 2))
    }
  }

  @Test func `hostile text is text`() throws {
    var events: [AuditEvent] = []
    read(#"{"verb":"get","user":{"username":"\u001b[31m\ud83d\ude00\ud800\"x"},"stage":"Panic"}"#) {
      events.append($0)
    }
    #expect(try #require(events.first).user.name == "\u{1B}[31m😀\u{FFFD}\"x")
  }

  @Test(
    arguments: [
      ("2026-11-24T14:54:19.503771Z", 1_795_532_059_503_771), ("1970-01-01T00:00:00Z", 0),
      ("2026-11-24T15:54:19.5+01:00", 1_795_532_059_500_000), ("1969-12-31T23:59:59Z", -1_000_000),
    ])
  func `times`(_ text: String, _ microseconds: Int) throws {
    let time = try #require(EventTime(text))
    #expect(time.microseconds == microseconds)
    #expect(EventTime(time.description) == time)
  }

  @Test(arguments: ["", "yesterday", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00+1"])
  func `no times`(_ text: String) { #expect(EventTime(text) == nil) }
}
