struct StreamWentQuiet: Detection {
  static let about = DetectionAbout(
    "AUD-EVA-03", .high, "Audit stream went quiet",
    why: """
      No cluster is silent. Where the log is, somebody has cut it.
      """,
    serves: ["threat/log-volume-low", "threat/logging-service-down"], techniques: ["T1562.008"],
    scope: EventScope(by: .everybody, ending: .attempts),
    window: "more than 5 minutes without an event, where there were 300 in 5 minutes",
    normal: ["maintenance"],
    runbook: .evidenceTamper,
    fires: [
      EventExample(
        "an hour", times: 310,
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"auditID":"a-#","stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        """#,
        then:
          #"""
          {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T01:00:00Z","responseStatus":{"code":200}}
          """#)
    ],
    quiet: [
      EventExample(
        "a quiet log from the beginning",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T01:00:00Z","responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let silence = context.silence else { return nil }
    return Hit(
      "was the first to be heard after \(silence / 60) minutes without any event", key: "", isOfAccount: true)
  }
}
