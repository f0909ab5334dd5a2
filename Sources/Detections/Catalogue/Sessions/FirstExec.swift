struct FirstExec: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-10", .medium, "First session by this account",
    why: """
      Who has never entered a pod and does so now has changed his ways, or his owner.
      """,
    serves: ["threat/baseline-deviation"], techniques: ["T1609"],
    scope: EventScope(EventScope.sessions + ["pods/portforward"], [.get, .create]),
    window: "accounts; the first day only learns",
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "on the third day",
        #"""
        {"verb":"list","user":{"username":"bob"},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":101}}
        """#)
    ],
    quiet: [
      EventExample(
        "known for it",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":101}}
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":101}}
        """#),
      EventExample(
        "the first day only learns",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard context.isNew(event.effective.term, for: event.effective.term, warmUp: 0),
      context.hasWatched(seconds: 86_400)
    else { return nil }
    return Hit("entered a pod for the first time: \(event.place)", isOfAccount: true)
  }
}
