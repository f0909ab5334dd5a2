struct UnusualChangeOfSecrets: Detection {
  static let about = DetectionAbout(
    "AUD-IMP-04", .medium, "Secrets changed by somebody new to the namespace",
    why: """
      Who has never worked here changes its passwords.
      """,
    serves: ["threat/baseline-deviation", "secrets/rbac-restrict"], techniques: ["T1565"],
    scope: EventScope(["secrets", "configmaps"], [.update, .patch, .delete], by: .outsiders),
    window: "namespaces of an account",
    suppressed: ["elections, releases of Helm, kube-root-ca.crt, accounts of kube-system"],
    runbook: .secretExposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "the first time",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "another namespace",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"responseStatus":{"code":200}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"bank","name":"db"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "made",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "elections",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"web-leader"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.effective.isSystemAccount, !event.isInstaller(context.settings), !event.isByController,
      event.name != "kube-root-ca.crt", !event.name.hasSuffix("-leader"),
      !event.name.hasSuffix("leader-election"),
      !event.name.hasPrefix("sh.helm.release.v1"),
      // Programs write ConfigMaps all the time; of them only what comes after a day of watching is unusual.
      context.isNew(
        Term(event.namespace), for: "\(event.resource) \(event.effective.name)",
        warmUp: event.resource == "secrets" ? 0 : 86_400)
    else { return nil }
    return Hit(
      "\(event.deed) \(event.described), and never did so in namespace \(event.namespace)", isOfAccount: true)
  }
}
