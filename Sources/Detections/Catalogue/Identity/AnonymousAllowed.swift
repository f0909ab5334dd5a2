struct AnonymousAllowed: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-01", .high, "Anonymous request authorised",
    why: """
      Whoever reaches the API server can do the same, without any credentials. It is the first thing \
      that scanners try.
      """,
    serves: ["threat/anonymous-activity", "auth/no-anonymous-bindings"], techniques: ["T1190", "T1078.001"],
    scope: EventScope(by: .anonymous),
    normal: ["probes of load balancers on paths of their own"],
    suppressed: [
      "/healthz, /livez, /readyz, /version and the two paths of OpenID discovery",
      "get of configmap kube-public/cluster-info, by which nodes join",
    ],
    runbook: .anonymousAccess,
    fires: [
      EventExample(
        "secrets are listed without credentials",
        #"""
        {"verb":"list","user":{"username":"system:anonymous"},"objectRef":{"resource":"secrets"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "refused",
        #"""
        {"verb":"list","user":{"username":"system:anonymous"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "a probe of the load balancer",
        #"""
        {"verb":"get","user":{"username":"system:anonymous"},"requestURI":"/healthz","responseStatus":{"code":200}}
        """#),
      EventExample(
        "a node reads how to join",
        #"""
        {"verb":"get","user":{"username":"system:anonymous"},"objectRef":{"resource":"configmaps","namespace":"kube-public","name":"cluster-info"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let path = event.path
    guard !Self.publicPaths.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) else { return nil }
    if event.resource == "configmaps", event.name == "cluster-info", event.namespace == "kube-public" {
      return nil
    }
    let what = event.resource.isEmpty ? String(path) : event.described
    return Hit("\(event.deed) \(what) without credentials", key: event.peer)
  }

  /// Open to everybody by default, or meant to be opened.
  private static let publicPaths = [
    "/healthz", "/livez", "/readyz", "/version", "/openid/v1/jwks", "/.well-known/openid-configuration",
  ]
}
