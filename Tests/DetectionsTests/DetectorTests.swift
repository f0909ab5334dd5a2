import Detections
import Testing

/// What holds for all detections: duplicates, windows on the time of events, bounds.
struct DetectorTests {
  private func sightings(_ lines: [String], settings: [String: [String]] = [:]) -> [String] {
    let detector = Detector(settings: DetectionSettings(settings))
    var found: [String] = []
    read(lines.joined(separator: "\n")) { event in detector.take(event) { found.append($0.about.id) } }
    return found
  }

  private func exec(_ stage: String, id: String = "a", user: String = "jane") -> String {
    #"{"auditID":"\#(id)","stage":"\#(stage)","verb":"get","user":{"username":"\#(user)"},"#
      + #""objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"#
      + #""requestReceivedTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":101}}"#
  }

  @Test func `a session is told once, when it opens`() {
    let found = sightings([exec("RequestReceived"), exec("ResponseStarted"), exec("ResponseComplete")])
    #expect(found == ["AUD-EXEC-01"])
  }

  @Test func `an id of the client's choice hides nobody else`() {
    #expect(
      sightings([exec("ResponseStarted"), exec("ResponseStarted", user: "bob")]).filter {
        $0 == "AUD-EXEC-01"
      }.count == 2)
  }

  private func denied(_ number: Int, at second: Int) -> String {
    let time = EventTime(microseconds: 1_000_000_000_000 + second * 1_000_000)
    return
      #"{"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"ns-\#(number)"},"#
      + #""responseStatus":{"code":403},"stageTimestamp":"\#(time)"}"#
  }

  @Test func `a burst counts within its window, in any order`() {
    let inside = (0..<12).map { denied($0, at: $0 * 20) }
    #expect(sightings(inside).contains("AUD-DISC-01"))
    // Two API servers write alternately, and one is late.
    let shuffled =
      stride(from: 0, to: 12, by: 2).map { inside[$0] } + stride(from: 1, to: 12, by: 2).map { inside[$0] }
    #expect(sightings(shuffled).contains("AUD-DISC-01"))
    #expect(!sightings((0..<12).map { denied($0, at: $0 * 60) }).contains("AUD-DISC-01"))
  }

  @Test func `memory is bounded, and what is forgotten is counted`() {
    let detector = Detector(capacity: 100)
    let lines = (0..<2000).map {
      #"{"verb":"list","user":{"username":"u\#($0)"},"objectRef":{"resource":"pods"},"responseStatus":{"code":403}}"#
    }
    read(lines.joined(separator: "\n")) { event in detector.take(event) { _ in } }
    #expect(detector.context.evictions > 0)
  }

  @Test func `repeats fold, and the budget holds`() {
    let detector = Detector()
    var fold = AlertFold(budget: 3)
    let lines = (0..<10).map { exec("ResponseStarted", id: "a\($0)", user: "u\($0 / 2)") }
    read(lines.joined(separator: "\n")) { event in
      detector.take(event) { if $0.about.id == "AUD-EXEC-01" { fold.take($0, source: "-") } }
    }
    #expect(fold.alerts.map(\.count) == [2, 2, 2])
    #expect(fold.overflow == ["AUD-EXEC-01": 4])
  }

  @Test func `a trial changes nothing, but reads secrets`() {
    func delete(_ resource: String) -> String {
      #"{"verb":"deletecollection","user":{"username":"jane"},"objectRef":{"resource":"\#(resource)"},"#
        + #""requestURI":"/api/v1/\#(resource)?dryRun=All","responseStatus":{"code":200}}"#
    }
    #expect(sightings([delete("secrets")]).contains("AUD-CRED-01"))
    #expect(sightings([delete("events")]).isEmpty)
  }

  @Test func `only what a trusted proxy says of the client counts`() {
    let line =
      #"{"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods"},"#
      + #""sourceIPs":["10.0.0.1","203.0.113.9","10.1.1.1"],"responseStatus":{"code":200}}"#
    #expect(!sightings([line]).contains("AUD-ANON-05"))
    #expect(sightings([line], settings: ["audit-trusted-proxies": ["10.1.1.1"]]).contains("AUD-ANON-05"))
  }
}
