struct DeniedWithNewAgent: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-06", .medium, "Service account refused with another client",
    why: """
      A new client and a closed door: the token has changed hands.
      """,
    serves: ["threat/baseline-deviation", "threat/repeated-failed-requests"], techniques: ["T1613"],
    scope: EventScope(by: .serviceAccount, ending: [.succeeded, .denied]),
    window: "clients of an account; its first hour only learns",
    runbook: .stolenToken,
    fires: [
      EventExample(
        "curl after two hours",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"web/v1.4","stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop"},"userAgent":"curl/8.5.0","stageTimestamp":"2026-01-01T02:00:00Z","responseStatus":{"code":403}}
        """#)
    ],
    quiet: [
      EventExample(
        "its own",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"web/v1.4","stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop"},"userAgent":"web/v1.4","stageTimestamp":"2026-01-01T02:00:00Z","responseStatus":{"code":403}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.userAgent.isEmpty else { return nil }
    let isNew = context.isNew(event.client.term, for: event.effective.term, warmUp: 3600)
    guard isNew, event.outcome == .denied else { return nil }
    return Hit("was refused with another client: \(event.agentProduct)", isOfAccount: true)
  }
}
