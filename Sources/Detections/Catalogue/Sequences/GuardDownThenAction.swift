struct GuardDownThenAction: Detection {
  static let about = DetectionAbout(
    "AUD-SEQ-05", .high, "Guard taken down, then the deed",
    why: """
      Who lowers the guard has something to bring in.
      """,
    serves: ["threat/admission-config-change", "threat/atypical-pod-deployment"], techniques: ["T1562"],
    level: .request,
    scope: EventScope(EventScope.workloads + EventScope.sessions, .all, by: .outsiders),
    window: "an hour by account",
    follows: [
      "AUD-ADM-02", "AUD-ADM-03", "AUD-NET-04", "AUD-EVA-02", "AUD-POD-01", "AUD-POD-02", "AUD-POD-03",
      "AUD-POD-04", "AUD-POD-06", "AUD-POD-07", "AUD-POD-08", "AUD-POD-11", "AUD-POD-16", "AUD-EXEC-01",
      "AUD-EXEC-02",
    ],
    runbook: .admissionTamper,
    fires: [
      EventExample(
        "a webhook, then a privileged pod",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"guard"},"responseStatus":{"code":200}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "the pod alone",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}
        """#),
      EventExample(
        "another account",
        #"""
        {"verb":"delete","user":{"username":"bob"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"guard"},"responseStatus":{"code":200}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let deed = context.current.first(where: { $0.hasPrefix("AUD-POD-") || $0.hasPrefix("AUD-EXEC-") }),
      let before = context.lastFired(
        ["AUD-ADM-02", "AUD-ADM-03", "AUD-NET-04", "AUD-EVA-02"], by: event.effective.name, seconds: 3600)
    else { return nil }
    return Hit("took a guard down (\(before)), and then: \(deed) with \(event.described)", isOfAccount: true)
  }
}
