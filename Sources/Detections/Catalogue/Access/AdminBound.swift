internal import Documents

struct AdminBound: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-01", .high, "cluster-admin bound",
    why: """
      Whoever is bound can do everything from then on.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/least-privilege"], techniques: ["T1098.006"],
    level: .request,
    scope: EventScope(EventScope.bindings, .applies, attempts: true),
    normal: ["installations by Helm"],
    suppressed: ["system:apiserver at its start"],
    runbook: .rbacChange,
    parameters: [.privilegedRoles],
    fires: [
      EventExample(
        "in the whole cluster",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"mallory"}]}}
        """#),
      EventExample(
        "in a namespace",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"rolebindings","apiGroup":"rbac.authorization.k8s.io","namespace":"shop","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"mallory"}]}}
        """#),
      EventExample(
        "refused as an escalation",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":403},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"mallory"}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "another role",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"alice"}]}}
        """#),
      EventExample(
        "the API server at its start",
        #"""
        {"verb":"create","user":{"username":"system:apiserver"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"system:masters"}]}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.effective.name != "system:apiserver", let binding = event.object else { return nil }
    let role = binding["roleRef"]?["name"]?.text ?? ""
    let names = binding.items("subjects").compactMap { $0["name"]?.text }
    guard context.settings.privilegedRoles.contains(role) || names.contains("system:masters") else {
      return nil
    }
    let given = names.isEmpty ? "" : " to \(names.prefix(3).joined(separator: ", "))"
    let tried = event.outcome == .succeeded ? "bound" : "tried to bind"
    return Hit(
      "\(tried) \(role)\(given) by \(event.described)",
      severity: event.resource == "rolebindings" ? .medium : .high)
  }
}
