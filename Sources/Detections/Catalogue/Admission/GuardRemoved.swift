internal import Documents

struct GuardRemoved: Detection {
  static let about = DetectionAbout(
    "AUD-ADM-02", .critical, "Admission guard removed or set to fail open",
    why: """
      With the guard gone everything is let in, and nobody hears of it.
      """,
    serves: ["threat/admission-config-change", "pod/admission-policy"], techniques: ["T1562.001"],
    level: .request,
    scope: EventScope(
      EventScope.admission + ["clusterpolicies", "policies", "constrainttemplates"], .writes, attempts: true),
    runbook: .admissionTamper,
    parameters: [.installers],
    fires: [
      EventExample(
        "deleted",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"guard"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "open",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"guard"},"responseStatus":{"code":200},"requestObject":{"webhooks":[{"name":"x","failurePolicy":"Ignore"}]}}
        """#),
      EventExample(
        "a policy of Kyverno",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"clusterpolicies","apiGroup":"kyverno.io","name":"no-root"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "closed",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"guard"},"responseStatus":{"code":200},"requestObject":{"webhooks":[{"name":"x","failurePolicy":"Fail"}]}}
        """#),
      EventExample(
        "made",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"validatingadmissionpolicies","apiGroup":"admissionregistration.k8s.io","name":"guard"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.kind != .provider, event.kind != .controlPlane, !event.isInstaller(context.settings) else {
      return nil
    }
    if Verbs.deletes.contains(event.verbs) {
      guard event.resource != "policies" || event.group == "kyverno.io",
        !Accounts.cleanupControllers.contains(event.effective.name)
      else { return nil }
      return Hit("\(event.outcome == .succeeded ? "deleted" : "tried to delete") \(event.described)")
    }
    let open = event.object?.items("webhooks").first { $0["failurePolicy"]?.text == "Ignore" }
    let isOpen = open != nil || event.object?["spec"]?["failurePolicy"]?.text == "Ignore"
    // What fails open from its first day guards nothing, and removes nothing.
    guard event.verbs != .create, isOpen else { return nil }
    return Hit("lets \(event.described) fail open")
  }
}
