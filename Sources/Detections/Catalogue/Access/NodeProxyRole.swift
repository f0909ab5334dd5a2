struct NodeProxyRole: RoleDetection {
  static let about = DetectionAbout(
    "AUD-RBAC-06", .high, "Role that allows nodes/proxy written",
    why: """
      The kubelet's own API runs commands in every pod of the node, and no audit log sees it.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "auth/least-privilege"],
    techniques: ["T1098.006", "T1611"], level: .request,
    scope: EventScope(EventScope.roles, .applies),
    normal: ["charts for monitoring"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "named",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["nodes/proxy"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "every resource",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["nodes","*"],"verbs":["get"]}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "nodes alone",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["nodes"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "by an operator of kube-system",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:kube-system:operator"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":[""],"resources":["nodes/proxy"],"verbs":["get"]}]}}
        """#),
    ])

  func find(in rule: RoleRule) -> String? {
    if rule.covers("nodes/proxy") { return "nodes/proxy" }
    // It grants nothing: Kubernetes knows no such pattern. It tells what its author wants.
    return rule.resources.contains("nodes/*")
      ? "nodes/*, which is meant for nodes/proxy and grants nothing" : nil
  }
}
