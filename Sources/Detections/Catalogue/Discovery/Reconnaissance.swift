struct Reconnaissance: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-03", .medium, "Many kinds of resources read in a minute",
    why: """
      A tour of the cluster.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1613", "T1046"],
    scope: EventScope(by: .people),
    window: "6 kinds in a minute by account and address",
    normal: ["k9s, Lens, scanners"],
    runbook: .apiRecon,
    parameters: [.installers],
    fires: [
      EventExample(
        "seven",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop"},"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop"},"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","namespace":"shop"},"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"roles","namespace":"shop"},"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"rolebindings","namespace":"shop"},"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"nodes","namespace":"shop"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "pods, often", times: 20,
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"ns-#"},"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.verbs == .list || event.verbs == .get, Self.telling.contains(event.resource),
      !event.isInstaller(context.settings)
    else { return nil }
    let kinds = context.distinct(
      Term(event.resource), for: "\(event.effective.term) \(event.origin.peerTerm)", seconds: 60, limit: 16)
    guard kinds >= 6 else { return nil }
    return Hit("read \(kinds) kinds of resources within a minute", isOfAccount: true)
  }

  private static let telling: Set<String> = [
    "pods", "secrets", "configmaps", "serviceaccounts", "roles", "rolebindings", "clusterroles",
    "clusterrolebindings", "nodes", "namespaces", "services", "endpoints", "deployments", "daemonsets",
    "ingresses",
    "networkpolicies", "persistentvolumes", "validatingwebhookconfigurations",
    "mutatingwebhookconfigurations",
  ]
}
