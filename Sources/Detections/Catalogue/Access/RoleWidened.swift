internal import Documents

struct RoleWidened: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-08", .high, "Existing role widened to wildcards",
    why: """
      An old name with new powers passes every list.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/least-privilege"], techniques: ["T1098.006"],
    level: .requestResponse,
    scope: EventScope(EventScope.roles, .applies),
    window: "the rules of each role",
    suppressed: ["system:apiserver and clusterrole-aggregation-controller"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "an update",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200},"requestObject":{"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
        """#)
    ],
    quiet: [
      EventExample(
        "wide from the beginning",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200},"requestObject":{"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
        """#),
      EventExample(
        "narrow still",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200},"requestObject":{"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.effective.name != "system:apiserver",
      event.effective.name != "system:serviceaccount:kube-system:clusterrole-aggregation-controller",
      let role = event.object
    else { return nil }
    let isWide = role.items("rules").contains { node in
      let rule = RoleRule(node)
      return rule.verbs.contains("*") || rule.resources.contains("*") || rule.covers("nodes/proxy")
        || rule.verbs.contains { ["bind", "escalate", "impersonate"].contains($0) }
    }
    let before = context.replace("\(event.resource) \(event.place)", with: isWide ? "wide" : "narrow")
    guard event.verbs != .create, isWide, before != "wide" else { return nil }
    return Hit("widened \(event.described)")
  }
}
