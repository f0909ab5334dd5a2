struct KubeletProxied: Detection {
  static let about = DetectionAbout(
    "AUD-NODE-01", .high, "API server's proxy used to reach a kubelet",
    why: """
      Through the proxy every pod of the node obeys.
      """,
    serves: ["threat/atypical-request-pattern", "threat/api-from-pod"], techniques: ["T1611", "T1609"],
    scope: EventScope(["nodes/proxy"], .all, attempts: true),
    normal: ["monitoring"],
    suppressed: ["metrics, stats/summary, healthz, configz"],
    runbook: .nodeCompromise,
    fires: [
      EventExample(
        "its pods",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"nodes","subresource":"proxy","name":"n1"},"requestURI":"/api/v1/nodes/n1/proxy/pods","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "figures",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"nodes","subresource":"proxy","name":"n1"},"requestURI":"/api/v1/nodes/n1/proxy/stats/summary","responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let parts = event.path.split(separator: "/")
    let target =
      parts.firstIndex(of: "proxy").map { parts[($0 + 1)...].joined(separator: "/") } ?? event.subresource
    if [
      "metrics", "metrics/cadvisor", "metrics/resource", "metrics/probes", "stats/summary", "healthz",
      "configz",
    ].contains(target) {
      return nil
    }
    let isCommand = ["run", "exec", "attach", "pods", "runningpods", "portForward", "containerLogs"].contains
    { target.hasPrefix($0) }
    let tried = event.outcome == .succeeded ? "reached" : "tried to reach"
    return Hit("\(tried) the kubelet of \(event.name) at /\(target)", severity: isCommand ? .critical : .high)
  }
}
