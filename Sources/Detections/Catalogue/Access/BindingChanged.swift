struct BindingChanged: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-02", .low, "Role binding changed by a person",
    why: """
      Every grant is worth a look.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin"], techniques: ["T1098.006"],
    scope: EventScope(EventScope.bindings, .writes, by: .person),
    normal: ["pipelines: name them in installer-accounts"],
    runbook: .rbacChange,
    parameters: [.installers],
    fires: [
      EventExample(
        "made",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"alice"}]}}
        """#),
      EventExample(
        "deleted",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "by a controller",
        #"""
        {"verb":"delete","user":{"username":"system:serviceaccount:kube-system:namespace-controller"},"objectRef":{"resource":"rolebindings","apiGroup":"rbac.authorization.k8s.io","namespace":"shop","name":"x"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings) else { return nil }
    return Hit("\(event.deed) \(event.described)")
  }
}
