struct AgentChanged: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-05", .medium, "Service account with another client",
    why: """
      A program does not change its library over night.
      """,
    serves: ["threat/baseline-deviation", "threat/api-from-pod"], techniques: ["T1550.001"],
    scope: EventScope(by: .serviceAccount),
    window: "clients of an account; its first day only learns",
    normal: ["upgrades"],
    runbook: .stolenToken,
    fires: [
      EventExample(
        "curl on the third day",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"web/v1.4","stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"curl/8.5.0","stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "another version",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"web/v1.4","stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"web/v1.5","stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.userAgent.isEmpty,
      context.isNew(event.client.term, for: event.effective.term, warmUp: 86_400)
    else { return nil }
    return Hit("came with another client: \(event.agentProduct)", isOfAccount: true)
  }
}
