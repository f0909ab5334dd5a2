struct SystemSession: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-04", .high, "Session in a pod of a system namespace",
    why: """
      Those pods hold the keys of the cluster.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1609"],
    scope: EventScope(
      EventScope.sessions + ["pods/ephemeralcontainers"], [.get, .create, .update, .patch], attempts: true),
    normal: ["support of the cloud"],
    runbook: .interactiveAccess,
    parameters: [.systemNamespaces],
    fires: [
      EventExample(
        "exec",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"kube-system","name":"etcd"},"responseStatus":{"code":101}}
        """#),
      EventExample(
        "a debug container",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"ephemeralcontainers","namespace":"kube-system","name":"etcd"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "elsewhere",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard context.settings.isSystem(namespace: event.namespace) else { return nil }
    // Debug containers come by patch; reading them is no session.
    if event.subresource == "ephemeralcontainers", event.verbs == .get { return nil }
    return Hit("\(event.outcome == .succeeded ? "entered" : "tried to enter") \(event.place)")
  }
}
