struct BreakGlassUsed: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-08", .medium, "Break-glass or cluster-creator identity used",
    why: """
      The identity for emergencies can do everything and cannot be revoked one by one. Outside an \
      emergency its use is an attack or a bad habit.
      """,
    serves: ["threat/insider-admin"], techniques: ["T1078.003"],
    scope: EventScope(ending: .attempts),
    normal: ["upgrades with kubeadm"],
    suppressed: ["requests from the API server's own host"],
    runbook: .adminUse,
    parameters: [.breakGlass, .nodeRanges],
    fires: [
      EventExample(
        "the certificate that kubeadm made",
        #"""
        {"verb":"list","user":{"username":"kubernetes-admin","groups":["system:masters"]},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "on the control plane itself",
        #"""
        {"verb":"list","user":{"username":"kubernetes-admin"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["127.0.0.1"],"responseStatus":{"code":200}}
        """#),
      EventExample(
        "another",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard context.settings.breakGlass.contains(event.user.name),
      let address = context.settings.client(of: event), !address.isLoopback,
      !address.lies(in: context.settings.nodeRanges)
    else { return nil }
    return Hit(
      "is an identity for emergencies, and was used from \(event.peer)", key: event.user.name,
      isOfAccount: true)
  }
}
