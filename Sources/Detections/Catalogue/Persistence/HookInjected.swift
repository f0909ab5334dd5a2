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
    let hooks = event.containers.reduce(into: 0) { $0 += Self.hooks(of: $1) }
    let before = context.replace(
      "\(event.namespace)/\(event.resource)/\(event.objectName)", with: String(hooks))
    guard let before = before.flatMap({ Int($0) }), hooks > before, !event.isInstaller(context.settings)
    else { return nil }
    return Hit("added a hook, a probe command or a secret to \(event.described)")
  }

  private static func hooks(of container: Node) -> Int {
    let lifecycle = ["postStart", "preStop"].filter { container["lifecycle"]?[key: $0]?["exec"] != nil }.count
    let probes = ["livenessProbe", "readinessProbe", "startupProbe"].filter {
      container[key: $0]?["exec"] != nil
    }.count
    return lifecycle + probes + container.items("envFrom").filter { $0["secretRef"] != nil }.count
  }
}
