struct NodeTampered: Detection {
  static let about = DetectionAbout(
    "AUD-NODE-04", .medium, "Node changed by a person",
    why: """
      Labels and taints decide where programs run; the status whether they do.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1610"],
    scope: EventScope(["nodes", "nodes/status"], [.update, .patch, .delete], by: .people),
    normal: ["cordon and drain"],
    runbook: .nodeCompromise,
    parameters: [.installers],
    fires: [
      EventExample(
        "a label",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"nodes","name":"n1"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "its status",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"nodes","subresource":"status","name":"n1"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "itself",
        #"""
        {"verb":"patch","user":{"username":"system:node:n1"},"objectRef":{"resource":"nodes","subresource":"status","name":"n1"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"nodes","name":"n1"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    event.isInstaller(context.settings)
      ? nil
      : Hit("\(event.deed) \(event.described)\(event.subresource.isEmpty ? "" : "/\(event.subresource)")")
  }
}
