struct AdmissionChanged: Detection {
  static let about = DetectionAbout(
    "AUD-ADM-01", .high, "Admission webhook or policy created or modified",
    why: """
      A webhook sees every object, with its secrets, and may rewrite it.
      """,
    serves: ["threat/admission-config-change"], techniques: ["T1546", "T1556"],
    scope: EventScope(
      [
        "mutatingwebhookconfigurations", "validatingwebhookconfigurations", "mutatingadmissionpolicies",
        "mutatingadmissionpolicybindings",
      ], .applies),
    normal: ["operators that renew the bundle of their CA"],
    suppressed: ["the control plane, clouds, the injector of cert-manager"],
    runbook: .admissionTamper,
    parameters: [.installers],
    fires: [
      EventExample(
        "a webhook",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"mutatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a policy that rewrites",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"mutatingadmissionpolicies","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"validatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "an event that names no user",
        #"""
        {"verb":"update","user":{},"objectRef":{"resource":"mutatingwebhookconfigurations","name":"x"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.kind != .provider, event.kind != .controlPlane, !event.isInstaller(context.settings),
      !event.effective.name.hasSuffix(":cert-manager-cainjector")
    else { return nil }
    return Hit("\(event.deed) \(event.described)")
  }
}
