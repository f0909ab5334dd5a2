struct BroadRole: RoleDetection {
  static let about = DetectionAbout(
    "AUD-RBAC-07", .low, "Role with broad rights to write, or to read secrets, written",
    why: """
      Wide rights are taken over with the account.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/least-privilege"], techniques: ["T1098.006"],
    level: .request,
    scope: EventScope(EventScope.roles, .applies),
    runbook: .rbacChange,
    fires: [
      EventExample(
        "all secrets",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["secrets"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "writes",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":["apps"],"resources":["deployments"],"verbs":["patch"]}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "a secret by name",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["secrets"],"resourceNames":["db"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "reads",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get","list"]}]}}
        """#),
    ])

  func find(in rule: RoleRule) -> String? {
    if rule.covers("secrets"), rule.names.isEmpty, rule.allows(anyOf: ["get", "list", "watch"]) {
      return "all secrets"
    }
    return rule.names.isEmpty
      && rule.allows(anyOf: ["create", "update", "patch", "delete", "deletecollection"])
      ? "the right to change \(rule.resources.prefix(3).joined(separator: ", "))" : nil
  }
}
