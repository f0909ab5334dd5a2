struct UnknownNode: Detection {
  static let about = DetectionAbout(
    "AUD-NODE-02", .high, "Unknown node joins",
    why: """
      A node sees the secrets of whatever is scheduled to it.
      """,
    serves: ["threat/atypical-request-pattern", "threat/insider-admin"], techniques: ["T1200", "T1610"],
    scope: EventScope(["nodes"], .create, attempts: true),
    suppressed: ["nodes that register themselves, the cloud"],
    runbook: .nodeCompromise,
    parameters: [.nodeNames],
    fires: [
      EventExample(
        "by a person",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"nodes","name":"evil"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "another name", settings: ["node-name-prefixes": ["worker-"]],
        #"""
        {"verb":"create","user":{"username":"system:node:x1"},"objectRef":{"resource":"nodes","name":"x1"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "itself",
        #"""
        {"verb":"create","user":{"username":"system:node:n1"},"objectRef":{"resource":"nodes","name":"n1"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "the cloud",
        #"""
        {"verb":"create","user":{"username":"system:cloud-controller-manager"},"objectRef":{"resource":"nodes","name":"n1"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.kind != .controlPlane, event.kind != .provider else { return nil }
    let name = event.objectName
    let prefixes = context.settings.list(.nodeNames)
    if event.kind == .node, event.effective.name == "system:node:\(name)",
      prefixes.isEmpty || prefixes.contains(where: name.hasPrefix)
    {
      return nil
    }
    return Hit("\(event.outcome == .succeeded ? "registered" : "tried to register") the node \(name)")
  }
}
