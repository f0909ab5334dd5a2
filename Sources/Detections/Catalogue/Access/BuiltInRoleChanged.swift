struct BuiltInRoleChanged: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-09", .critical, "Built-in role or binding changed or deleted",
    why: """
      All clusters trust these names. A change opens all, or breaks all.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin"], techniques: ["T1098.006", "T1562"],
    scope: EventScope(
      EventScope.roles + EventScope.bindings, [.update, .patch, .delete, .deletecollection], attempts: true),
    normal: ["upgrades"],
    suppressed: ["the control plane, clouds, clusterrole-aggregation-controller"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "deleted",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"system:kube-aggregator"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "one's own",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "the API server",
        #"""
        {"verb":"update","user":{"username":"system:apiserver"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"admin"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let builtIn =
      event.name.hasPrefix("system:") || ["cluster-admin", "admin", "edit", "view"].contains(event.name)
    guard builtIn, event.kind != .controlPlane, event.kind != .provider,
      event.effective.name != "system:serviceaccount:kube-system:clusterrole-aggregation-controller"
    else { return nil }
    let tried = event.outcome == .succeeded ? event.deed : "tried to \(event.verb)"
    return Hit("\(tried) \(event.described), which is built in")
  }
}
