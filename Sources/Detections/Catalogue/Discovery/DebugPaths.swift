struct DebugPaths: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-09", .medium, "Debug path of the API server asked for",
    why: """
      Profiles and logs of the API server hold what passes through it.
      """,
    serves: ["threat/sensitive-file-or-url"], techniques: ["T1082"],
    scope: EventScope(by: .people, attempts: true),
    runbook: .apiRecon,
    fires: [
      EventExample(
        "profiles",
        #"""
        {"verb":"get","user":{"username":"jane"},"requestURI":"/debug/pprof/heap","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "health",
        #"""
        {"verb":"get","user":{"username":"jane"},"requestURI":"/healthz","responseStatus":{"code":200}}
        """#),
      EventExample(
        "monitoring",
        #"""
        {"verb":"get","user":{"username":"system:serviceaccount:monitoring:prometheus"},"requestURI":"/metrics","responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.resource.isEmpty else { return nil }
    let path = event.path
    guard
      let found = ["/debug/", "/logs", "/metrics", "/flagz", "/statusz"].first(where: { path.hasPrefix($0) })
    else { return nil }
    if found == "/metrics", event.kind == .anonymous, event.outcome == .denied { return nil }
    return Hit(
      "\(event.outcome == .succeeded ? "read" : "tried to read") \(path)",
      key: event.kind == .anonymous ? event.peer : nil, isOfAccount: true)
  }
}
