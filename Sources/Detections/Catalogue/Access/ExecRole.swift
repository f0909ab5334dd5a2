struct ExecRole: RoleDetection {
  static let about = DetectionAbout(
    "AUD-RBAC-05", .medium, "Role that allows exec or attach written",
    why: """
      It opens every pod of its namespace.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/limit-exec"],
    techniques: ["T1098.006", "T1609"], level: .request,
    scope: EventScope(EventScope.roles, .applies),
    runbook: .rbacChange,
    fires: [
      EventExample(
        "exec",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods/exec"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "of all resources",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["*/attach"],"verbs":["create"]}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "pods/* grants none",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods/*"],"verbs":["create"]}]}}
        """#),
      EventExample(
        "logs",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods/log"],"verbs":["get"]}]}}
        """#),
    ])

  func find(in rule: RoleRule) -> String? {
    for session in ["pods/exec", "pods/attach"]
    where rule.covers(session) && rule.allows(anyOf: ["create", "get"]) {
      return session
    }
    return rule.covers("pods/ephemeralcontainers") && rule.allows(anyOf: ["update", "patch"])
      ? "debug containers" : nil
  }
}
