struct SystemAccountMade: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-17", .medium, "Service account created in a system namespace",
    why: """
      Among the accounts of the system nobody looks for another.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin", "network/no-user-pods-in-system-namespaces"],
    techniques: ["T1136"],
    scope: EventScope(["serviceaccounts"], .create, by: .outsiders),
    suppressed: ["service-account-controller"],
    runbook: .rbacChange,
    parameters: [.systemNamespaces, .installers],
    fires: [
      EventExample(
        "in kube-public",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","namespace":"kube-public","name":"myacct"},"responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "elsewhere",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "the controller",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:kube-system:service-account-controller"},"objectRef":{"resource":"serviceaccounts","namespace":"kube-system","name":"default"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard context.settings.isSystem(namespace: event.namespace), !event.isInstaller(context.settings),
      event.effective.name != "system:serviceaccount:kube-system:service-account-controller"
    else { return nil }
    return Hit("created \(event.described)")
  }
}
