struct AnonymousProbing: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-03", .medium, "Anonymous probing of the API",
    why: """
      Somebody without credentials walks through the API to find what is open.
      """,
    serves: ["threat/anonymous-activity", "threat/repeated-failed-requests"], techniques: ["T1595", "T1613"],
    scope: EventScope(by: [.anonymous, .unknown], ending: .denied),
    window: "5 paths in 5 minutes by address",
    normal: [
      "health checks on paths of their own", "scanners of the Internet, where the API server is open to it",
    ],
    runbook: .apiRecon,
    fires: [
      EventExample(
        "six paths from one address", times: 6,
        #"""
        {"verb":"get","user":{"username":"system:anonymous"},"requestURI":"/api/v1/#","sourceIPs":["203.0.113.9"],"responseStatus":{"code":403}}
        """#),
      EventExample(
        "bad tokens name no user", times: 6,
        #"""
        {"verb":"get","user":{},"requestURI":"/api/v1/#","sourceIPs":["203.0.113.9"],"stage":"ResponseStarted","responseStatus":{"code":401}}
        """#),
    ],
    quiet: [
      EventExample(
        "one path again and again", times: 9,
        #"""
        {"verb":"get","user":{"username":"system:anonymous"},"requestURI":"/status","sourceIPs":["203.0.113.9"],"responseStatus":{"code":403}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let path = event.requestURI.isEmpty ? "\(event.namespace)/\(event.resource)" : String(event.path)
    let paths = context.distinct(Term(path), for: event.origin.peerTerm, seconds: 300, limit: 32)
    guard paths >= 5 else { return nil }
    return Hit(
      "asked for \(paths) paths without credentials in five minutes", key: event.peer, isOfAccount: true)
  }
}
