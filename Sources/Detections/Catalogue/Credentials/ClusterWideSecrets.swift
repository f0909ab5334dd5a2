struct ClusterWideSecrets: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-01", .critical, "Secrets of the whole cluster listed",
    why: """
      One request, and all passwords are gone.
      """,
    serves: ["secrets/rbac-restrict", "threat/atypical-request-pattern"], techniques: ["T1552.007"],
    scope: EventScope(["secrets"], [.list, .watch, .deletecollection]),
    normal: ["controllers that keep all secrets at hand: cert-manager, external-secrets"],
    suppressed: ["the control plane and service accounts of kube-system"],
    runbook: .secretExposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "by a person",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets"},"requestURI":"/api/v1/secrets?limit=500","responseStatus":{"code":200}}
        """#),
      EventExample(
        "by a program outside kube-system",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "of one namespace",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "by a controller",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:kube-system:namespace-controller"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":403}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.namespace.isEmpty, ![.controlPlane, .node].contains(event.kind),
      !event.effective.isSystemAccount,
      !event.isInstaller(context.settings)
    else { return nil }
    return Hit("listed the secrets of the whole cluster")
  }
}
