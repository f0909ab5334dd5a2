struct AccessThenWorkload: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-13", .medium, "RBAC change, then a workload by the same user",
    why: """
      First the rights, then the program that uses them.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "threat/atypical-pod-deployment"],
    techniques: ["T1098.006", "T1610"],
    scope: EventScope(
      EventScope.roles + EventScope.bindings + ["deployments", "daemonsets", "cronjobs"], .applies,
      by: .outsiders),
    window: "5 minutes by account",
    normal: ["Helm, which does just this: name it in installer-accounts"],
    runbook: .rbacChange,
    parameters: [.installers],
    fires: [
      EventExample(
        "a binding and a daemon set",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"m"}]}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "a workload alone",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "an hour later",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"m"}]}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"x"},"stageTimestamp":"2026-01-01T01:00:00Z","responseStatus":{"code":201}}
        """#),
      EventExample(
        "an installer", settings: ["installer-accounts": ["jane"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"User","name":"m"}]}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let isAccess =
      event.group == "rbac.authorization.k8s.io" || EventScope.roles.contains(event.resource)
      || EventScope.bindings.contains(event.resource)
    if isAccess {
      context.replace(event.effective.term, with: event.described)
      return nil
    }
    guard !event.isInstaller(context.settings), !event.effective.isSystemAccount, !event.isByController,
      let before = context.recall(event.effective.term, seconds: 300)
    else { return nil }
    return Hit("\(event.deed) \(event.described) right after \(before)", isOfAccount: true)
  }
}
