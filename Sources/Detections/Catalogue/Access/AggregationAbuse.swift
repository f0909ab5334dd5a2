internal import Documents

struct AggregationAbuse: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-14", .high, "Risky role aggregated to a built-in one",
    why: """
      By one label the rights go to all admins, editors or viewers.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin"], techniques: ["T1098.006"], level: .request,
    scope: EventScope(["clusterroles"], .applies),
    normal: ["vendors of custom resources"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "everything to viewers",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"metadata":{"labels":{"rbac.authorization.k8s.io/aggregate-to-view":"true"}},"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
        """#)
    ],
    quiet: [
      EventExample(
        "a resource of one's own",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"metadata":{"labels":{"rbac.authorization.k8s.io/aggregate-to-view":"true"}},"rules":[{"apiGroups":["example.com"],"resources":["shops"],"verbs":["get"]}]}}
        """#),
      EventExample(
        "without the label",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"rules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.effective.name != "system:apiserver", let role = event.object,
      let labels = role["metadata"]?["labels"],
      let target = ["admin", "edit", "view"].first(where: {
        labels[key: "rbac.authorization.k8s.io/aggregate-to-\($0)"]?.text == "true"
      })
    else { return nil }
    let detections: [any RoleDetection] = [WildcardRole(), EscalatingRole(), ExecRole(), NodeProxyRole()]
    for node in role.items("rules") {
      let rule = RoleRule(node)
      if let what = detections.lazy.compactMap({ $0.find(in: rule) }).first {
        return Hit("gave \(what) to all who have \(target), by \(event.described)")
      }
    }
    let readsSecrets = role.items("rules").contains { RoleRule($0).covers("secrets") }
    return target == "view" && readsSecrets
      ? Hit("gave secrets to all who have view, by \(event.described)") : nil
  }
}
