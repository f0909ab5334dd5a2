struct OwnCertificateApproved: Detection {
  static let about = DetectionAbout(
    "AUD-SEQ-06", .critical, "Certificate requested and approved by one person",
    why: """
      Nobody else has looked at it.
      """,
    serves: ["auth/strong-user-authentication", "threat/insider-admin"], techniques: ["T1098"],
    scope: EventScope(
      ["certificatesigningrequests", "certificatesigningrequests/approval"], .applies, by: .outsiders),
    window: "an hour by request",
    runbook: .rogueCertificate,
    fires: [
      EventExample(
        "both",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","subresource":"approval","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "another approves",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201}}
        {"verb":"update","user":{"username":"bob"},"objectRef":{"resource":"certificatesigningrequests","subresource":"approval","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if event.subresource.isEmpty {
      if event.verbs == .create { context.replace(Term(event.objectName), with: event.effective.name) }
      return nil
    }
    guard context.recall(Term(event.name), seconds: 3600) == event.effective.name,
      !event.effective.isSystemAccount
    else { return nil }
    return Hit("approved the certificate \(event.name), which he had requested himself")
  }
}
