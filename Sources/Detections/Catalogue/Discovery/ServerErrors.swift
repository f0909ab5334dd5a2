struct ServerErrors: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-10", .medium, "Burst of server errors by one account",
    why: """
      Somebody looks for the request that breaks the server.
      """,
    serves: ["threat/repeated-failed-requests"], techniques: ["T1499", "T1190"],
    scope: EventScope(by: .everybody, ending: .failed),
    window: "10 in 5 minutes by account and resource",
    normal: ["failures of etcd or a webhook"],
    runbook: .apiRecon,
    fires: [
      EventExample(
        "twelve", times: 12,
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x-#"},"responseStatus":{"code":500}}
        """#)
    ],
    quiet: [
      EventExample(
        "two", times: 2,
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x-#"},"responseStatus":{"code":500}}
        """#),
      EventExample(
        "refused", times: 12,
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x-#"},"responseStatus":{"code":403}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.stage == "Panic" || (event.code ?? 0) >= 500 else { return nil }
    let errors = context.count("\(event.effective.name) \(event.resource)", seconds: 300, limit: 64)
    guard errors >= 10 else { return nil }
    return Hit("caused \(errors) errors of the server within five minutes", isOfAccount: true)
  }
}
