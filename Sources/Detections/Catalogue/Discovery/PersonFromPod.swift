struct PersonFromPod: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-07", .high, "Request from a pod by an account that is none",
    why: """
      Credentials of a person inside a pod were left there, or brought there.
      """,
    serves: ["threat/api-from-pod"], techniques: ["T1552", "T1078"],
    scope: EventScope(by: [.person, .anonymous, .node], ending: [.succeeded, .denied]),
    normal: ["bastions in the cluster"],
    runbook: .stolenToken,
    parameters: [.podRanges, .nodeRanges, .trustedProxies],
    fires: [
      EventExample(
        "a person", settings: ["pod-cidrs": ["10.244.0.0/16"]],
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.244.1.7"],"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "a program", settings: ["pod-cidrs": ["10.244.0.0/16"]],
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.244.1.7"],"responseStatus":{"code":200}}
        """#),
      EventExample(
        "elsewhere", settings: ["pod-cidrs": ["10.244.0.0/16"]],
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !context.settings.podRanges.isEmpty, let address = context.settings.client(of: event),
      address.lies(in: context.settings.podRanges), !address.lies(in: context.settings.nodeRanges)
    else { return nil }
    return Hit("asked from the pod at \(event.peer)", isOfAccount: true)
  }
}
