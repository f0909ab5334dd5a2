struct SecretByScript: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-08", .high, "Secret read by a scripting client",
    why: """
      Programs use libraries, people use kubectl. Who found a token uses curl.
      """,
    serves: ["secrets/rbac-restrict", "threat/atypical-request-pattern"], techniques: ["T1552.007"],
    scope: EventScope(["secrets"], [.get, .list]),
    normal: ["operators that were written at home"],
    runbook: .secretExposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "curl",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"userAgent":"curl/8.5.0","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "kubectl",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"db"},"userAgent":"kubectl/v1.28.0","responseStatus":{"code":200}}
        """#),
      EventExample(
        "another resource",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"db"},"userAgent":"curl/8.5.0","responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard AgentNames.isScript(event.agentProduct), !event.effective.isSystemAccount,
      !event.isInstaller(context.settings)
    else { return nil }
    return Hit("read \(event.described) with \(event.agentProduct)")
  }
}
