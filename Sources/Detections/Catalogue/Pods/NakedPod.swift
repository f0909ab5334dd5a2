struct NakedPod: Detection {
  static let about = DetectionAbout(
    "AUD-POD-12", .low, "Pod created by a person",
    why: """
      Programs come from controllers. A pod made by hand is a test, or a foothold.
      """,
    serves: ["threat/atypical-pod-deployment"], techniques: ["T1610"],
    scope: EventScope(["pods"], .create, by: .people),
    normal: ["kubectl run and debug", "test suites"],
    runbook: .dangerousPod,
    parameters: [.installers],
    fires: [
      EventExample(
        "kubectl run",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "in the namespace default",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"default","name":"x"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "a controller",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:kube-system:job-controller"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a deployment",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings) else { return nil }
    return Hit("made \(event.described) by hand", severity: event.namespace == "default" ? .medium : .low)
  }
}
