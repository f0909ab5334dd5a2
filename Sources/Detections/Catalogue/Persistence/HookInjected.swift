internal import Documents

struct HookInjected: Detection {
  static let about = DetectionAbout(
    "AUD-PERS-05", .medium, "Hook, probe command or secret environment injected",
    why: """
      A hook runs with every start of the program.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/security-context-change"], techniques: ["T1546"],
    level: .requestResponse,
    scope: EventScope(["deployments", "daemonsets", "statefulsets", "cronjobs"], .applies, by: .outsiders),
    window: "the hooks of each workload",
    runbook: .dangerousPod,
    parameters: [.installers],
    fires: [
      EventExample(
        "a hook",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}}}
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"responseObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","lifecycle":{"postStart":{"exec":{"command":["sh"]}}}}]}}}}}
        """#)
    ],
    quiet: [
      EventExample(
        "the same",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}}}
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"responseObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.podSpec != nil else { return nil }
    let hooks = event.containers.reduce(into: 0) { $0 += Self.hooks(of: $1.node) }
    let before = context.replace(
      event.objectTerm, with: String(hooks))
    guard let before = before.flatMap({ Int($0) }), hooks > before, !event.isInstaller(context.settings)
    else { return nil }
    return Hit("added a hook, a probe command or a secret to \(event.described)")
  }

  private static func hooks(of container: Node) -> Int {
    var hooks = container.items("envFrom").filter { $0["secretRef"] != nil }.count
    if let lifecycle = container["lifecycle"] {
      if lifecycle["postStart"]?["exec"] != nil { hooks += 1 }
      if lifecycle["preStop"]?["exec"] != nil { hooks += 1 }
    }
    if container["livenessProbe"]?["exec"] != nil { hooks += 1 }
    if container["readinessProbe"]?["exec"] != nil { hooks += 1 }
    if container["startupProbe"]?["exec"] != nil { hooks += 1 }
    return hooks
  }
}
