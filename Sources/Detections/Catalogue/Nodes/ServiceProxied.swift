struct ServiceProxied: Detection {
  static let about = DetectionAbout(
    "AUD-NODE-05", .medium, "Service or pod reached through the API server's proxy",
    why: """
      Past every network policy into the inside.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1090", "T1046"],
    scope: EventScope(["pods/proxy", "services/proxy"], .all, by: .outsiders, attempts: true),
    normal: ["dashboards"],
    runbook: .interactiveAccess,
    parameters: [.installers],
    fires: [
      EventExample(
        "a service",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"services","subresource":"proxy","namespace":"default","name":"https:kubernetes:https"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "the service itself",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"services","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    event.isInstaller(context.settings)
      ? nil
      : Hit(
        "\(event.outcome == .succeeded ? "reached" : "tried to reach") \(event.described) through the API server"
      )
  }
}
