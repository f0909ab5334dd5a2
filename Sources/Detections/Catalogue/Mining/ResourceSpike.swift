internal import Documents
internal import Kubernetes

struct ResourceSpike: Detection {
  static let about = DetectionAbout(
    "AUD-MINE-05", .medium, "Resource-hungry workloads all at once",
    why: """
      Miners take all that they are given.
      """,
    serves: ["threat/cryptojacking"], techniques: ["T1496"], level: .request,
    scope: EventScope(EventScope.workloads, .create, by: .outsiders),
    window: "32 processors in 10 minutes by account and namespace",
    normal: ["batch jobs"],
    runbook: .cryptominer,
    parameters: [.installers],
    fires: [
      EventExample(
        "many replicas",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"replicas":40,"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","resources":{"requests":{"cpu":"1"}}}]}}}}}
        """#),
      EventExample(
        "bit by bit", times: 9,
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"x-#"},"responseStatus":{"code":201},"requestObject":{"spec":{"replicas":2,"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","resources":{"requests":{"cpu":"2"}}}]}}}}}
        """#),
    ],
    quiet: [
      EventExample(
        "a modest one",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","resources":{"requests":{"cpu":"500m"}}}]}}}}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.podSpec != nil, !event.isByController, !event.isInstaller(context.settings) else {
      return nil
    }
    var millicores = 0
    for container in event.containers {
      let resources = container["resources"]
      if let cpu = (resources?["requests"]?["cpu"] ?? resources?["limits"]?["cpu"]).flatMap({
        try? Quantity($0)
      }) {
        millicores += Int(clamping: cpu.nanos / 1_000_000)
      }
      for (key, amount) in (resources?["limits"]?.children.map { ($0.key ?? "", $0) } ?? [])
      where key.hasSuffix("/gpu") {
        // A graphics processor is worth eight others.
        millicores += min(amount.int ?? Int(amount.text ?? "") ?? 0, 1000) * 8000
      }
    }
    let replicas = min(max(event.object?["spec"]?["replicas"]?.int ?? 1, 0), 100_000)
    let sum = context.sum(
      "\(event.effective.name) \(event.namespace)", seconds: 600,
      weight: min(millicores, 1_000_000) * replicas)
    guard sum >= 32_000 else { return nil }
    return Hit(
      "asked for \(sum / 1000) processors within ten minutes in namespace \(event.namespace)",
      isOfAccount: true)
  }
}
