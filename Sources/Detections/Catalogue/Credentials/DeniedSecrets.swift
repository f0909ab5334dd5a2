struct DeniedSecrets: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-03", .medium, "Secret reads denied again and again",
    why: """
      Somebody tries which secrets he may read.
      """,
    serves: ["secrets/rbac-restrict", "threat/repeated-failed-requests"], techniques: ["T1552.007", "T1613"],
    scope: EventScope(["secrets"], .all, by: .everybody, ending: [.denied, .failed]),
    window: "20 in 15 minutes by account",
    normal: ["programs whose role is missing"],
    runbook: .apiRecon,
    fires: [
      EventExample(
        "thirty", times: 30,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"s-#"},"responseStatus":{"code":403}}
        """#)
    ],
    quiet: [
      EventExample(
        "three", times: 3,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"s-#"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "granted", times: 30,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"s-#"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.outcome == .denied || event.code == 404 else { return nil }
    let key = event.effective.name.isEmpty ? event.origin.peerTerm : event.effective.term
    let times = context.count(key, seconds: 900, limit: 64)
    guard times >= 20 else { return nil }
    return Hit("was refused secrets \(times) times within a quarter of an hour", isOfAccount: true)
  }
}
