internal import Documents

struct ServiceExposed: Detection {
  static let about = DetectionAbout(
    "AUD-NET-01", .medium, "Service exposed outside the cluster",
    why: """
      A door to the inside, past the ingress.
      """,
    serves: ["network/service-exposure"], techniques: ["T1133"], level: .request,
    scope: EventScope(["services"], .applies),
    normal: ["ingress controllers"],
    runbook: .exposure,
    parameters: [.installers],
    fires: [
      EventExample(
        "a node port",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"services","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"type":"NodePort"}}}
        """#)
    ],
    quiet: [
      EventExample(
        "inside",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"services","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"type":"ClusterIP"}}}
        """#),
      EventExample(
        "its status",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"services","subresource":"status","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"spec":{"type":"LoadBalancer"}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.kind != .controlPlane, event.kind != .provider, !event.isInstaller(context.settings),
      let spec = event.object?["spec"], let type = spec["type"]?.text,
      type == "NodePort" || type == "LoadBalancer"
    else { return nil }
    return Hit("exposed \(event.described) as \(type)")
  }
}
