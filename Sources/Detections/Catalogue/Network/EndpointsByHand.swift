internal import Documents

struct EndpointsByHand: Detection {
  static let about = DetectionAbout(
    "AUD-NET-05", .medium, "Endpoints written by hand",
    why: """
      The service keeps its name, and leads to another.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1557"],
    scope: EventScope(["endpoints", "endpointslices"], .writes, by: .outsiders),
    suppressed: ["the endpoint controllers, accounts of kube-system, elections"],
    runbook: .networkTamper,
    parameters: [.installers],
    fires: [
      EventExample(
        "by a person",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"endpointslices","apiGroup":"discovery.k8s.io","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "its controller",
        #"""
        {"verb":"update","user":{"username":"system:serviceaccount:kube-system:endpointslice-controller"},"objectRef":{"resource":"endpointslices","apiGroup":"discovery.k8s.io","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "an election",
        #"""
        {"verb":"update","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"endpoints","namespace":"shop","name":"x"},"responseStatus":{"code":200},"requestObject":{"metadata":{"annotations":{"control-plane.alpha.kubernetes.io/leader":"{}"}}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !Accounts.endpointControllers.contains(event.effective.name), !event.isByController,
      !event.effective.isSystemAccount, !event.isInstaller(context.settings)
    else { return nil }
    // Once leaders were elected by an annotation on endpoints.
    if event.object?["metadata"]?["annotations"]?[key: "control-plane.alpha.kubernetes.io/leader"] != nil {
      return nil
    }
    return Hit("\(event.deed) \(event.described)")
  }
}
