struct CloudMappingChanged: Detection {
  static let about = DetectionAbout(
    "AUD-PERS-04", .critical, "Cloud identity mapping changed (aws-auth)",
    why: """
      A line in it makes a foreign account administrator.
      """,
    serves: ["threat/insider-admin", "auth/rbac-review"], techniques: ["T1098"],
    scope: EventScope(["configmaps"], .writes, attempts: true),
    normal: ["management of node groups"],
    suppressed: ["eks:*"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "changed",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"kube-system","name":"aws-auth"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "the cloud",
        #"""
        {"verb":"update","user":{"username":"eks:node-manager"},"objectRef":{"resource":"configmaps","namespace":"kube-system","name":"aws-auth"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"kube-system","name":"aws-auth"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.namespace == "kube-system", event.objectName == "aws-auth", event.kind != .provider else {
      return nil
    }
    return Hit(
      "\(event.outcome == .succeeded ? event.deed : "tried to \(event.verb)") aws-auth, which maps accounts of the cloud to users"
    )
  }
}
