struct ExecThenUnusual: Detection {
  static let about = DetectionAbout(
    "AUD-SEQ-04", .high, "Exec, then the pod's account does something new",
    why: """
      Somebody went in and took the token.
      """,
    serves: ["threat/api-from-pod", "threat/baseline-deviation"], techniques: ["T1609", "T1550.001"],
    scope: EventScope(by: .named),
    window: "an hour by pod",
    runbook: .stolenToken,
    fires: [
      EventExample(
        "secrets after exec",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web-1"},"stageTimestamp":"2026-01-01T00:10:00Z","responseStatus":{"code":101}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"]}},"objectRef":{"resource":"secrets","namespace":"shop"},"stageTimestamp":"2026-01-01T00:11:00Z","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "as always",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web-1"},"stageTimestamp":"2026-01-01T00:10:00Z","responseStatus":{"code":101}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T00:11:00Z","responseStatus":{"code":200}}
        """#),
      EventExample(
        "another pod",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web-2"},"stageTimestamp":"2026-01-01T00:10:00Z","responseStatus":{"code":101}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"]}},"objectRef":{"resource":"secrets","namespace":"shop"},"stageTimestamp":"2026-01-01T00:11:00Z","responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if event.resource == "pods", event.subresource == "exec" || event.subresource == "attach" {
      context.replace("entered \(event.namespace)/\(event.name)", with: event.effective.name)
      return nil
    }
    guard event.kind == .serviceAccount, !event.user.token.pod.isEmpty,
      let account = event.user.serviceAccount
    else { return nil }
    guard
      context.isNew("\(event.verb) \(event.resource)/\(event.subresource)", for: event.user.term, warmUp: 1),
      let visitor = context.recall("entered \(account.namespace)/\(event.user.token.pod)", seconds: 3600)
    else { return nil }
    return Hit(
      "did something new (\(event.verb) \(event.resource)) after \(visitor) had entered its pod \(event.user.token.pod)",
      isOfAccount: true)
  }
}
