struct DNSChanged: Detection {
  static let about = DetectionAbout(
    "AUD-PERS-03", .high, "CoreDNS configuration changed",
    why: """
      Who answers for names sends every program where he likes.
      """,
    serves: ["threat/atypical-request-pattern", "network/kube-system-policy"],
    techniques: ["T1557", "T1584.002"],
    scope: EventScope(["configmaps"], .writes, attempts: true),
    normal: ["kubeadm"],
    suppressed: ["clouds"],
    runbook: .networkTamper,
    parameters: [.installers],
    fires: [
      EventExample(
        "changed",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"kube-system","name":"coredns"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "another",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"coredns"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "the cloud",
        #"""
        {"verb":"update","user":{"username":"eks:addon-manager"},"objectRef":{"resource":"configmaps","namespace":"kube-system","name":"coredns"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.namespace == "kube-system",
      ["coredns", "kube-dns", "coredns-custom"].contains(event.objectName),
      event.kind != .provider, event.kind != .controlPlane, !event.isInstaller(context.settings),
      !Accounts.isManagedServiceAccount(event.effective.name)
    else { return nil }
    return Hit(
      "\(event.outcome == .succeeded ? event.deed : "tried to \(event.verb)") the DNS of the cluster (\(event.described))"
    )
  }
}
