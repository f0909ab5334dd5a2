struct ExecBurst: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-09", .high, "Sessions in many pods",
    why: """
      One session helps, many search.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern", "threat/repeated-failed-requests"],
    techniques: ["T1609", "T1021"],
    scope: EventScope(EventScope.sessions, [.get, .create]),
    window: "5 pods in 10 minutes by account",
    runbook: .interactiveAccess,
    parameters: [.installers],
    fires: [
      EventExample(
        "six pods", times: 6,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web-#"},"responseStatus":{"code":101}}
        """#)
    ],
    quiet: [
      EventExample(
        "one pod, often", times: 9,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings) else { return nil }
    let pods = context.distinct(
      "\(event.namespace)/\(event.name)", for: event.effective.term, seconds: 600, limit: 64)
    guard pods >= 5 else { return nil }
    return Hit("opened sessions in \(pods) pods within ten minutes", isOfAccount: true)
  }
}
