struct NamespaceName: Detection {
  static let about = DetectionAbout(
    "AUD-PERS-06", .low, "Namespace created outside the naming policy",
    why: """
      A namespace of one's own is where nobody looks.
      """,
    serves: ["threat/baseline-deviation", "network/namespaces"], techniques: ["T1136"],
    scope: EventScope(["namespaces"], .create),
    runbook: .rbacChange,
    parameters: [.namespaceNames],
    fires: [
      EventExample(
        "another name", settings: ["namespace-prefixes": ["team-"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"foo"},"responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "by the rule", settings: ["namespace-prefixes": ["team-"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"team-a"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "no rule",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"foo"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let prefixes = context.settings.list(.namespaceNames)
    guard !prefixes.isEmpty, !prefixes.contains(where: event.objectName.hasPrefix),
      event.kind != .controlPlane
    else { return nil }
    return Hit("created \(event.described), whose name follows no rule")
  }
}
