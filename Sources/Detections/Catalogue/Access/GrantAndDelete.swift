struct GrantAndDelete: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-12", .high, "Binding made and deleted within minutes",
    why: """
      A grant for half an hour leaves nothing for the next review.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin"], techniques: ["T1098.006", "T1070"],
    scope: EventScope(EventScope.bindings, [.create, .delete], by: .outsiders),
    window: "30 minutes by binding",
    runbook: .rbacChange,
    parameters: [.installers],
    fires: [
      EventExample(
        "made and deleted",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"m"}]}}
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "deleted after a day",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"m"}]}}
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"stageTimestamp":"2026-01-02T00:00:00Z","responseStatus":{"code":200}}
        """#),
      EventExample(
        "deleted alone",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let key: Term = "\(event.resource) \(event.place)"
    if event.verbs == .create {
      context.replace(key, with: event.effective.name)
      return nil
    }
    guard let author = context.recall(key, seconds: 1800), !event.isInstaller(context.settings),
      !Accounts.cleanupControllers.contains(event.effective.name)
    else { return nil }
    return Hit(
      "deleted \(event.described), which \(author == event.effective.name ? "he" : author) had made within the half hour"
    )
  }
}
