struct WorkloadChangesAccess: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-10", .medium, "Service account changes RBAC",
    why: """
      A program that grants rights is an operator, or taken over.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "threat/api-from-pod"],
    techniques: ["T1098.006", "T1548"],
    scope: EventScope(EventScope.roles + EventScope.bindings, .writes, by: .serviceAccount),
    suppressed: ["aggregation, garbage collection and the end of namespaces"],
    runbook: .rbacChange,
    parameters: [.installers],
    fires: [
      EventExample(
        "a program",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"x"}]}}
        """#)
    ],
    quiet: [
      EventExample(
        "aggregation",
        #"""
        {"verb":"update","user":{"username":"system:serviceaccount:kube-system:clusterrole-aggregation-controller"},"objectRef":{"resource":"clusterroles","apiGroup":"rbac.authorization.k8s.io","name":"admin"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "a person",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"x"}]}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !Accounts.cleanupControllers.contains(event.effective.name), !event.isInstaller(context.settings),
      event.effective.name != "system:serviceaccount:kube-system:clusterrole-aggregation-controller"
    else { return nil }
    return Hit("\(event.deed) \(event.described)")
  }
}
