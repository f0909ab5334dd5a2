struct NamespaceDeleted: Detection {
  static let about = DetectionAbout(
    "AUD-IMP-02", .medium, "Namespace deleted",
    why: """
      With it goes all that is in it.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1485"],
    scope: EventScope(["namespaces"], .delete, by: .outsiders),
    normal: ["previews"],
    runbook: .destruction,
    parameters: [.installers],
    fires: [
      EventExample(
        "by a person",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "refused",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "made",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings), !event.isByController else { return nil }
    return Hit("deleted \(event.described)")
  }
}
