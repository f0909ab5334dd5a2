struct ReconThenSecrets: Detection {
  static let about = DetectionAbout(
    "AUD-SEQ-01", .high, "Recon, then access to secrets",
    why: """
      The tour found what it looked for.
      """,
    serves: ["threat/atypical-request-pattern", "secrets/rbac-restrict"], techniques: ["T1613", "T1552.007"],
    scope: EventScope(["secrets"], [.get, .list]),
    window: "30 minutes by account",
    follows: ["AUD-DISC-01", "AUD-DISC-02", "AUD-DISC-03"],
    runbook: .secretExposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "after a burst of refusals", times: 12,
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"ns-#"},"responseStatus":{"code":403}}
        """#,
        then:
          #"""
          {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"responseStatus":{"code":200}}
          """#)
    ],
    quiet: [
      EventExample(
        "without",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let recon = ["AUD-DISC-01", "AUD-DISC-02", "AUD-DISC-03"]
    let user = event.effective.name
    guard !event.isInstaller(context.settings), let before = context.lastFired(recon, by: user, seconds: 1800)
    else { return nil }
    return Hit("read \(event.described) after \(before)", isOfAccount: true)
  }
}
