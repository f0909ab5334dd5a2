struct NodeOutOfRole: Detection {
  static let about = DetectionAbout(
    "AUD-NODE-03", .high, "Node credential acts outside a kubelet's role",
    why: """
      Kubelets ask for the same things. Who holds their certificate asks for more.
      """,
    serves: ["threat/atypical-request-pattern", "threat/baseline-deviation"], techniques: ["T1078", "T1552"],
    scope: EventScope(by: .node, ending: .attempts),
    normal: ["plugins of the kubelet"],
    runbook: .nodeCompromise,
    fires: [
      EventExample(
        "refused",
        #"""
        {"verb":"list","user":{"username":"system:node:n1"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "kubectl",
        #"""
        {"verb":"get","user":{"username":"system:node:n1"},"objectRef":{"resource":"pods","namespace":"shop"},"userAgent":"kubectl/v1.30.0","responseStatus":{"code":200}}
        """#),
      EventExample(
        "roles",
        #"""
        {"verb":"list","user":{"username":"system:node:n1"},"objectRef":{"resource":"roles","apiGroup":"rbac.authorization.k8s.io","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "its status",
        #"""
        {"verb":"patch","user":{"username":"system:node:n1"},"objectRef":{"resource":"nodes","subresource":"status","name":"n1"},"userAgent":"kubelet/v1.30.0","responseStatus":{"code":200}}
        """#),
      EventExample(
        "not there",
        #"""
        {"verb":"get","user":{"username":"system:node:n1"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"responseStatus":{"code":404}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if event.outcome == .denied {
      guard event.code == 403 else { return nil }
      return Hit(
        "was refused as a node: \(event.verb) \(event.resource.isEmpty ? event.requestURI : event.described)",
        isOfAccount: true)
    }
    guard event.outcome == .succeeded, !event.resource.isEmpty else { return nil }
    if !Self.usual.contains(event.resource) { return Hit("\(event.deed) \(event.described) as a node") }
    let agent = event.agentProduct
    guard !agent.isEmpty, agent == "kubectl" || AgentNames.isScript(agent) else { return nil }
    return Hit("used the node's certificate with \(agent)", isOfAccount: true)
  }

  /// What a kubelet, and the proxy and plugins beside it, ask for.
  private static let usual: Set<String> = [
    "pods", "nodes", "services", "endpoints", "endpointslices", "secrets", "configmaps", "events", "leases",
    "persistentvolumes", "persistentvolumeclaims", "serviceaccounts", "csinodes", "csidrivers",
    "runtimeclasses",
    "certificatesigningrequests", "volumeattachments", "resourceslices", "resourceclaims", "tokenreviews",
    "subjectaccessreviews", "namespaces", "clustertrustbundles", "podcertificaterequests",
    "selfsubjectreviews",
    "localsubjectaccessreviews", "networkpolicies",
  ]
}
