struct PortForward: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-03", .low, "Port-forward",
    why: """
      A tunnel past every network policy and ingress.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1572", "T1090"],
    scope: EventScope(["pods/portforward"], [.get, .create], attempts: true),
    normal: ["developers"],
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "opened",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"portforward","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#)
    ],
    quiet: [
      EventExample(
        "logs",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"log","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let deed = event.outcome == .succeeded ? "opened" : "tried to open"
    return Hit("\(deed) a tunnel to \(event.place)")
  }
}
