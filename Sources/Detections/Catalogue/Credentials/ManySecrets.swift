struct ManySecrets: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-02", .high, "Many secrets read by one account",
    why: """
      What one list would show, many reads show too.
      """,
    serves: ["secrets/rbac-restrict", "threat/atypical-request-pattern"], techniques: ["T1552.007"],
    scope: EventScope(
      ["secrets"], [.get, .list, .watch, .patch, .delete, .deletecollection], by: .outsiders),
    window: "15 secrets in 10 minutes by account and address",
    suppressed: ["nodes, which are limited by their authorizer; service accounts of kube-system"],
    runbook: .secretExposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "twenty", times: 20,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"s-#"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "by patches that change nothing", times: 20,
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"s-#"},"requestURI":"/api/v1/namespaces/shop/secrets/s?dryRun=All","responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "one, often", times: 20,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"s"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "releases of Helm", times: 20,
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"sh.helm.release.v1.web.v#"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.effective.isSystemAccount, !event.isInstaller(context.settings),
      !event.name.hasPrefix("sh.helm.release.v1")
    else { return nil }
    let secrets = context.distinct(
      "\(event.namespace)/\(event.name)", for: "\(event.effective.term) \(event.origin.peerTerm)",
      seconds: 600,
      limit: 64)
    guard secrets >= 15 else { return nil }
    return Hit("read \(secrets) different secrets within ten minutes", isOfAccount: true)
  }
}
