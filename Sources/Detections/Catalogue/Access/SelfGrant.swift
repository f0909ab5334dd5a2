internal import Documents

struct SelfGrant: BindingDetection {
  static let about = DetectionAbout(
    "AUD-RBAC-11", .critical, "Binding whose author is its subject",
    why: """
      Nobody grants himself rights in an honest process.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin"], techniques: ["T1098.006"], level: .request,
    scope: EventScope(EventScope.bindings, .applies, attempts: true),
    runbook: .rbacChange,
    fires: [
      EventExample(
        "himself",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"admin"},"subjects":[{"kind":"User","name":"jane"}]}}
        """#),
      EventExample(
        "a program itself",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"admin"},"subjects":[{"kind":"ServiceAccount","namespace":"shop","name":"web"}]}}
        """#),
      EventExample(
        "his group",
        #"""
        {"verb":"create","user":{"username":"jane","groups":["dev","system:authenticated"]},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"admin"},"subjects":[{"kind":"Group","name":"dev"}]}}
        """#),
    ],
    quiet: [
      EventExample(
        "another",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"admin"},"subjects":[{"kind":"User","name":"alice"}]}}
        """#),
      EventExample(
        "everybody",
        #"""
        {"verb":"create","user":{"username":"jane","groups":["system:authenticated"]},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"Group","name":"system:authenticated"}]}}
        """#),
    ])

  func find(
    role: String, subjects: [Node], of event: AuditEvent, _ settings: DetectionSettings
  ) -> String? {
    let user = event.effective
    for subject in subjects {
      guard let name = subject["name"]?.text else { continue }
      let isOwn =
        subject["kind"]?.text == "ServiceAccount"
        ? user.name == "system:serviceaccount:\(subject["namespace"]?.text ?? event.namespace):\(name)"
        : subject["kind"]?.text == "Group"
          ? !name.hasPrefix("system:") && user.groups.contains(name) : name == user.name
      if isOwn { return "grants its author \(role)" }
    }
    return nil
  }
}
