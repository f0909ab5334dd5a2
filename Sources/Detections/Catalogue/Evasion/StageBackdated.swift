struct StageBackdated: Detection {
  static let about = DetectionAbout(
    "AUD-EVA-05", .low, "Stage recorded before its request was received",
    why: """
      Clocks go wrong, or somebody writes the log by hand.
      """,
    serves: ["logging/audit-log-protected"], techniques: ["T1070.006"],
    scope: EventScope(by: .everybody, ending: .attempts),
    normal: ["faults of NTP"],
    runbook: .evidenceTamper,
    fires: [
      EventExample(
        "a minute before",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"requestReceivedTimestamp":"2026-01-01T00:01:00Z","stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "in order",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"requestReceivedTimestamp":"2026-01-01T00:00:00Z","stageTimestamp":"2026-01-01T00:01:00Z","responseStatus":{"code":200}}
        """#),
      EventExample(
        "without times",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let time = event.time, let received = event.received, time < received else { return nil }
    return Hit("has an event that ended before it began", isOfAccount: true)
  }
}
