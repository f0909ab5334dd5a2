struct EscalatingRole: RoleDetection {
  static let about = DetectionAbout(
    "AUD-RBAC-04", .high, "Role with verbs of escalation written",
    why: """
      Whoever may bind, escalate or impersonate may do everything in two steps.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/escalation-verbs"], techniques: ["T1098.006"],
    level: .request,
    scope: EventScope(EventScope.roles, .applies),
    runbook: .rbacChange,
    fires: [
      EventExample(
        "bind",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":["rbac.authorization.k8s.io"],"resources":["clusterroles"],"verbs":["bind"]}]}}
        """#),
      EventExample(
        "tokens",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["serviceaccounts/token"],"verbs":["create"]}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "reads",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":["rbac.authorization.k8s.io"],"resources":["clusterroles"],"verbs":["get"]}]}}
        """#)
    ])

  func find(in rule: RoleRule) -> String? {
    let verbs = ["bind", "escalate", "impersonate"]
    if let verb = rule.verbs.first(where: { verbs.contains($0) || $0.hasPrefix("impersonate:") }) {
      return "the verb \(verb)"
    }
    if rule.resources.contains("serviceaccounts/token"), rule.allows(anyOf: ["create"]) {
      return "tokens of accounts"
    }
    let approves =
      rule.resources.contains("certificatesigningrequests/approval")
      && rule.allows(anyOf: ["update", "patch"])
    return approves ? "the approval of certificates" : nil
  }
}
