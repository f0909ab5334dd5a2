struct ForgedEvents: Detection {
  static let about = DetectionAbout(
    "AUD-EVA-04", .medium, "Truncated or forged audit events",
    why: """
      Padding hides a body from the log, and an id of one's own choice confuses what counts by it.
      """,
    serves: ["threat/log-volume-low", "logging/audit-log-protected"], techniques: ["T1562.008"],
    scope: EventScope(by: .everybody, ending: .attempts),
    window: "2 requests in 10 minutes by audit id",
    normal: ["objects that are really that large"],
    runbook: .evidenceTamper,
    fires: [
      EventExample(
        "a padded pod",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"annotations":{"audit.k8s.io/truncated":"true"}}
        """#),
      EventExample(
        "one id for two requests",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"requestURI":"/api/v1/pods","auditID":"mine","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop"},"requestURI":"/api/v1/secrets","auditID":"mine","responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "whole",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a long list of something else",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"events","namespace":"shop"},"responseStatus":{"code":200},"annotations":{"audit.k8s.io/truncated":"true"}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if event.isTruncated, Verbs.applies.contains(event.verbs),
      EventScope.workloads.contains(event.resource)
        || EventScope.roles.contains(event.resource) || EventScope.bindings.contains(event.resource)
    {
      return Hit("sent \(event.described) so large that the log holds no body of it")
    }
    if event.requestURI.utf8.count > 8192 || event.userAgent.utf8.count > 1100 {
      return Hit(
        "sent an endless \(event.requestURI.utf8.count > 8192 ? "path" : "user agent")", isOfAccount: true)
    }
    // The ids that API servers make have 36 characters; only others can repeat by the client's choice.
    guard !event.auditID.isEmpty, event.auditID.utf8.count != 36 else { return nil }
    let told = "\(event.user.name) \(event.requestURI)"
    let uses = context.distinct(Term(told), for: Term(event.auditID), seconds: 600, limit: 4)
    return uses >= 2 ? Hit("used one audit id for different requests", isOfAccount: true) : nil
  }
}
