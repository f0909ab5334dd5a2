struct SelfEnumeration: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-02", .medium, "Account asks what it may do",
    why: """
      The first command on a stolen token.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1069.003", "T1087.004"],
    scope: EventScope(
      ["selfsubjectrulesreviews", "selfsubjectaccessreviews"], .create, by: .outsiders, attempts: true),
    window: "10 in 5 minutes by account",
    normal: ["dashboards"],
    suppressed: ["accounts of kube-system"],
    runbook: .apiRecon,
    parameters: [.installers],
    fires: [
      EventExample(
        "a program",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"selfsubjectrulesreviews","apiGroup":"authorization.k8s.io"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "many questions", times: 12,
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"selfsubjectaccessreviews","apiGroup":"authorization.k8s.io"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "kubectl auth can-i --list",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"selfsubjectrulesreviews","apiGroup":"authorization.k8s.io"},"responseStatus":{"code":201}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.effective.isSystemAccount, !event.isInstaller(context.settings) else { return nil }
    let isList = event.resource == "selfsubjectrulesreviews"
    if event.kind == .serviceAccount, isList { return Hit("asked what it may do", isOfAccount: true) }
    let questions = context.count(event.effective.term, seconds: 300, limit: 64)
    guard questions >= 10 else { return nil }
    return Hit("asked \(questions) times what it may do, within five minutes", isOfAccount: true)
  }
}
