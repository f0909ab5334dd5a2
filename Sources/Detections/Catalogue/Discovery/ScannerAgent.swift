struct ScannerAgent: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-04", .medium, "Scanner or scripting client",
    why: """
      Tools announce themselves when their users forget to stop them.
      """,
    serves: ["threat/atypical-request-pattern", "threat/api-from-pod"], techniques: ["T1595", "T1613"],
    scope: EventScope(by: .everybody, ending: .attempts),
    normal: ["scans that were agreed on"],
    runbook: .apiRecon,
    fires: [
      EventExample(
        "a scanner",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"kube-hunter/0.6","responseStatus":{"code":200}}
        """#),
      EventExample(
        "a script with a token",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"curl/8.5.0","responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "kubectl",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"kubectl/v1.30.0","responseStatus":{"code":200}}
        """#),
      EventExample(
        "a person with curl",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"curl/8.5.0","responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.userAgent.isEmpty, event.agentProduct != "kubectl", event.agentProduct != "kubelet" else {
      return nil
    }
    if let tool = event.client.scanner {
      return Hit(
        "announced itself as \(tool)", key: event.effective.name.isEmpty ? event.peer : nil, isOfAccount: true
      )
    }
    guard event.kind == .serviceAccount, !event.effective.isSystemAccount,
      event.agentProduct != "Go-http-client",
      AgentNames.isScript(event.agentProduct)
    else { return nil }
    return Hit("used \(event.agentProduct) with the token of a program", isOfAccount: true)
  }
}
