struct ExecByWorkload: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-11", .high, "Session opened by a service account",
    why: """
      Programs seldom enter pods. A stolen token does.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1609", "T1550.001"],
    scope: EventScope(EventScope.sessions, [.get, .create], by: .serviceAccount, attempts: true),
    normal: ["controllers of CI runners", "operators of databases"],
    runbook: .stolenToken,
    parameters: [.installers],
    fires: [
      EventExample(
        "a program",
        #"""
        {"verb":"get","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#)
    ],
    quiet: [
      EventExample(
        "a person",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings) else { return nil }
    return Hit("\(event.outcome == .succeeded ? "entered" : "tried to enter") \(event.place)")
  }
}
