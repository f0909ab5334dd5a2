struct MassDeletion: Detection {
  static let about = DetectionAbout(
    "AUD-IMP-01", .high, "Mass deletion",
    why: """
      Ransom begins with the backups and ends with everything.
      """,
    serves: ["threat/atypical-request-pattern", "threat/insider-admin"], techniques: ["T1485", "T1489"],
    scope: EventScope(
      [
        "pods", "deployments", "daemonsets", "statefulsets", "services", "persistentvolumeclaims", "secrets",
        "configmaps", "cronjobs", "jobs",
      ], .deletes, by: .outsiders),
    window: "20 in 5 minutes by account; a collection counts for 10",
    normal: ["Helm uninstall"],
    suppressed: ["the controllers that clear away, accounts of kube-system"],
    runbook: .destruction,
    parameters: [.installers],
    fires: [
      EventExample(
        "thirty", times: 30,
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web-#"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "two collections", times: 2,
        #"""
        {"verb":"deletecollection","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop-#"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "three", times: 3,
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web-#"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "a controller", times: 30,
        #"""
        {"verb":"delete","user":{"username":"system:serviceaccount:kube-system:generic-garbage-collector"},"objectRef":{"resource":"pods","namespace":"shop","name":"web-#"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isByController, !event.isInstaller(context.settings), !event.effective.isSystemAccount else {
      return nil
    }
    let deleted = context.sum(
      event.effective.term, seconds: 300, weight: event.verbs == .deletecollection ? 10 : 1)
    guard deleted >= 20 else { return nil }
    return Hit("deleted \(deleted) objects or more within five minutes", isOfAccount: true)
  }
}
