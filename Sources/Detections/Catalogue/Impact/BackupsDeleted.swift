struct BackupsDeleted: Detection {
  static let about = DetectionAbout(
    "AUD-IMP-03", .high, "Volume, snapshot or backup deleted",
    why: """
      What restores is deleted before what is to be restored.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1490", "T1485"],
    scope: EventScope(
      [
        "persistentvolumes", "persistentvolumeclaims", "volumesnapshots", "volumesnapshotcontents", "backups",
        "schedules", "etcdsnapshotfiles",
      ], .deletes, by: .outsiders, attempts: true),
    suppressed: ["the controllers that clear away, accounts of kube-system"],
    runbook: .destruction,
    parameters: [.installers],
    fires: [
      EventExample(
        "a claim",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"persistentvolumeclaims","namespace":"shop","name":"data"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "backups of Velero",
        #"""
        {"verb":"deletecollection","user":{"username":"jane"},"objectRef":{"resource":"backups","apiGroup":"velero.io","namespace":"velero"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "the end of a namespace",
        #"""
        {"verb":"delete","user":{"username":"system:serviceaccount:kube-system:namespace-controller"},"objectRef":{"resource":"persistentvolumeclaims","namespace":"shop","name":"data"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "listed",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"persistentvolumeclaims","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isByController, !event.effective.isSystemAccount, !event.isInstaller(context.settings) else {
      return nil
    }
    return Hit("\(event.outcome == .succeeded ? "deleted" : "tried to delete") \(event.described)")
  }
}
