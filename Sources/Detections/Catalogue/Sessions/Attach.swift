struct Attach: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-02", .medium, "Attach to a pod",
    why: """
      Whoever attaches types into the program and reads what it says.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1609"],
    scope: EventScope(["pods/attach"], [.get, .create], attempts: true),
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "attached",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"attach","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"attach","namespace":"shop","name":"web"},"responseStatus":{"code":403}}
        """#),
    ],
    quiet: [
      EventExample(
        "exec",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let deed = event.outcome == .succeeded ? "attached" : "tried to attach"
    return Hit("\(deed) to \(event.place)")
  }
}
