struct EphemeralContainer: Detection {
  static let about = DetectionAbout(
    "AUD-POD-20", .medium, "Debug container injected",
    why: """
      It runs beside the program, in its namespaces, and stays in no template.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/atypical-request-pattern"],
    techniques: ["T1609", "T1611"],
    scope: EventScope(["pods/ephemeralcontainers"], [.update, .patch]),
    normal: ["kubectl debug by whoever is on call"],
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "kubectl debug",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"ephemeralcontainers","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "refused",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"ephemeralcontainers","namespace":"shop","name":"web"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"ephemeralcontainers","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    Hit("put a debug container into \(event.place)")
  }
}
