struct DaemonSetWritten: Detection {
  static let about = DetectionAbout(
    "AUD-PERS-02", .medium, "DaemonSet created or modified by a person",
    why: """
      It reaches every node at once.
      """,
    serves: ["threat/atypical-pod-deployment"], techniques: ["T1543.005", "T1610"],
    scope: EventScope(["daemonsets"], .applies, by: .people),
    runbook: .dangerousPod,
    parameters: [.installers],
    fires: [
      EventExample(
        "made",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "its controller's status",
        #"""
        {"verb":"update","user":{"username":"system:serviceaccount:kube-system:daemon-set-controller"},"objectRef":{"resource":"daemonsets","subresource":"status","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "an installer", settings: ["installer-accounts": ["jane"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    event.isInstaller(context.settings) ? nil : Hit("\(event.deed) \(event.described)")
  }
}
