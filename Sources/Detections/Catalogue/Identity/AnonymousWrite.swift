internal import Guide

struct AnonymousWrite: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-02", .critical, "Anonymous write or pod creation attempt",
    why: """
      A write without credentials is how open clusters are taken: a pod or a DaemonSet of miners \
      within minutes.
      """,
    serves: ["threat/anonymous-activity", "threat/atypical-pod-deployment"], techniques: ["T1190", "T1610"],
    scope: EventScope([], .writes, by: .anonymous, ending: .attempts),
    runbook: .anonymousAccess,
    fires: [
      EventExample(
        "a pod without credentials",
        #"""
        {"verb":"create","user":{"username":"system:anonymous"},"objectRef":{"resource":"pods","namespace":"default","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"system:anonymous"},"objectRef":{"resource":"pods","namespace":"default","name":"x"},"responseStatus":{"code":403}}
        """#),
    ],
    quiet: [
      EventExample(
        "a read",
        #"""
        {"verb":"list","user":{"username":"system:anonymous"},"objectRef":{"resource":"pods","namespace":"default"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "a person",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"default","name":"x"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let severity: Severity? = event.outcome == .succeeded ? nil : .medium
    let tried = event.outcome == .succeeded ? event.deed : "tried to \(event.verb)"
    return Hit("\(tried) \(event.described) without credentials", severity: severity, key: event.peer)
  }
}
