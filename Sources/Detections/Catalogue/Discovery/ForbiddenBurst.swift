struct ForbiddenBurst: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-01", .medium, "Burst of forbidden requests",
    why: """
      Who tries doors does not know which are his.
      """,
    serves: ["threat/repeated-failed-requests", "threat/atypical-request-pattern"],
    techniques: ["T1613", "T1069"],
    scope: EventScope(by: [.person, .serviceAccount, .node], ending: .denied),
    window: "10 different requests in 5 minutes by account and address",
    normal: ["programs whose role is missing"],
    runbook: .apiRecon,
    fires: [
      EventExample(
        "many namespaces", times: 12,
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"ns-#"},"responseStatus":{"code":403}}
        """#)
    ],
    quiet: [
      EventExample(
        "one request, again and again", times: 40,
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "granted", times: 12,
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"ns-#"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let doors = context.distinct(
      "\(event.verb) \(event.resource) \(event.namespace) \(event.name) \(event.resource.isEmpty ? event.requestURI : "")",
      for: "\(event.effective.term) \(event.origin.peerTerm)", seconds: 300, limit: 64)
    guard doors >= 10 else { return nil }
    return Hit("was refused \(doors) different requests within five minutes", isOfAccount: true)
  }
}
