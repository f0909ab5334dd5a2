struct PodSecurityViolated: Detection {
  static let about = DetectionAbout(
    "AUD-POD-18", .low, "Pod Security refused a pod or noted a violation",
    why: """
      Somebody runs against the rails; what was only noted runs now.
      """,
    serves: ["threat/atypical-pod-deployment", "pod/admission-policy"], techniques: ["T1610"],
    scope: EventScope(EventScope.workloads, .applies, ending: .attempts),
    normal: ["developers who learn the limits"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"responseStatus":{"code":403,"message":"pods \"x\" is forbidden: violates PodSecurity \"baseline:latest\": privileged"}}
        """#),
      EventExample(
        "noted, in a log without bodies",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201},"annotations":{"pod-security.kubernetes.io/audit-violations":"would violate PodSecurity \"baseline:latest\""}}
        """#),
    ],
    quiet: [
      EventExample(
        "refused by RBAC",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"responseStatus":{"code":403,"message":"pods is forbidden"}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if !event.podSecurityViolations.isEmpty {
      return Hit("violates Pod Security with \(event.described): \(event.podSecurityViolations)")
    }
    guard event.outcome == .denied, event.statusMessage.holds("PodSecurity") else { return nil }
    return Hit("was refused by Pod Security: \(event.described)")
  }
}
