struct NewSecretOfWorkload: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-09", .medium, "Service account reads a secret it never read",
    why: """
      Programs read the same secrets day by day.
      """,
    serves: ["threat/baseline-deviation", "threat/api-from-pod"], techniques: ["T1552.007"],
    scope: EventScope(["secrets"], [.get, .list], by: .serviceAccount),
    window: "secrets of an account; its first day only learns",
    runbook: .secretExposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "on the third day",
        #"""
        {"verb":"get","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop","name":"a"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"get","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop","name":"b"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "the same",
        #"""
        {"verb":"get","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop","name":"a"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"get","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop","name":"a"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.effective.isSystemAccount, !event.isInstaller(context.settings),
      context.isNew("\(event.namespace)/\(event.name)", for: event.effective.term, warmUp: 86_400)
    else { return nil }
    return Hit("read for the first time \(event.described)")
  }
}
