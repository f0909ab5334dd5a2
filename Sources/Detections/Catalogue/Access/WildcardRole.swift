struct WildcardRole: RoleDetection {
  static let about = DetectionAbout(
    "AUD-RBAC-03", .high, "Role with wildcards written",
    why: """
      A wildcard grants what exists and what is yet to come.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/least-privilege"], techniques: ["T1098.006"],
    level: .request,
    scope: EventScope(EventScope.roles, .applies),
    suppressed: ["service accounts of kube-system, which AUD-RBAC-10 tells of"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "every verb",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["*"]}]}}
        """#),
      EventExample(
        "every resource",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["*"],"verbs":["get","list"]}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "named",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "of all groups, but named",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":["*"],"resources":["deployments"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":403},"requestObject":{"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
        """#),
    ])

  func find(in rule: RoleRule) -> String? {
    if rule.verbs.contains("*") { return "every verb on \(rule.resources.prefix(3).joined(separator: ", "))" }
    return rule.resources.contains("*") ? "every resource" : nil
  }
}
