struct SystemIdentityFromOutside: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-05", .high, "System or service-account identity used from a public address",
    why: """
      Tokens of workloads have no business outside the cluster. One that asks from the Internet was \
      stolen.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1078", "T1552.001"],
    scope: EventScope(by: [.serviceAccount, .controlPlane]),
    normal: ["nodes that ask through a public address: name it in node-cidrs"],
    suppressed: [
      "the clouds' own agents", "events that came through a proxy, unless audit-trusted-proxies names it",
    ],
    runbook: .stolenToken,
    parameters: [.nodeRanges, .podRanges, .trustedProxies],
    fires: [
      EventExample(
        "a service account from the Internet",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "from the pod network",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.9"],"responseStatus":{"code":200}}
        """#),
      EventExample(
        "from the gateway of the nodes", settings: ["node-cidrs": ["203.0.113.0/24"]],
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !Accounts.isManagedServiceAccount(event.effective.name),
      // Behind a hop that nobody vouches for the peer is a proxy.
      event.sourceIPs.count < 2 || !context.settings.trustedProxies.isEmpty,
      let address = context.settings.client(of: event), address.isPublic,
      !address.lies(in: context.settings.nodeRanges), !address.lies(in: context.settings.podRanges)
    else { return nil }
    return Hit("asked from the public address \(event.peer)", isOfAccount: true)
  }
}
