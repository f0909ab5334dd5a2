internal import Documents

struct ContainerAdded: Detection {
  static let about = DetectionAbout(
    "AUD-POD-21", .medium, "Container added to a running workload",
    why: """
      A second container in an old pod sees its files and its traffic.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/security-context-change"],
    techniques: ["T1609", "T1554"], level: .requestResponse,
    scope: EventScope(["deployments", "daemonsets", "statefulsets"], .applies, by: .outsiders),
    window: "the containers of each workload",
    normal: ["programs that join a mesh"],
    runbook: .dangerousPod,
    parameters: [.installers],
    fires: [
      EventExample(
        "a second container",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}}}
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"responseObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"},{"name":"helper","image":"registry.example.com/shop/web:1.4"}]}}}}}
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
    let names = event.containers.map(\.name)
    let joined = names.joined(separator: ",")
    guard let before = context.replace(event.objectTerm, with: joined), before != joined,
      before.split(separator: ",").count < names.count, !event.isInstaller(context.settings)
    else { return nil }
    let added = names.filter { !before.split(separator: ",").map(String.init).contains($0) }
    return Hit("added \(added.joined(separator: ", ")) to \(event.described)")
  }
}
