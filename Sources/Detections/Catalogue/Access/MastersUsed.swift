struct MastersUsed: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-16", .high, "Group system:masters used by an ordinary user",
    why: """
      The group passes by every check, and its certificates cannot be revoked.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/least-privilege"], techniques: ["T1078"],
    scope: EventScope(by: .named),
    suppressed: ["the control plane, clouds, identities for emergencies, clusters on a laptop"],
    runbook: .adminUse,
    parameters: [.breakGlass],
    fires: [
      EventExample(
        "a person",
        #"""
        {"verb":"list","user":{"username":"mallory","groups":["system:masters"]},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "for emergencies",
        #"""
        {"verb":"list","user":{"username":"kubernetes-admin","groups":["system:masters"]},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "another group",
        #"""
        {"verb":"list","user":{"username":"jane","groups":["dev"]},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.user.groups.contains("system:masters"), event.user.kind != .controlPlane,
      event.user.kind != .provider,
      event.user.kind != .anonymous, !context.settings.breakGlass.contains(event.user.name),
      event.user.name != "minikube-user", event.user.name != "docker-for-desktop"
    else { return nil }
    return Hit("is of system:masters", key: event.user.name, isOfAccount: true)
  }
}
