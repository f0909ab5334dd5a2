internal import Documents
internal import Kubernetes

struct LimitsRaised: Detection {
  static let about = DetectionAbout(
    "AUD-IMP-05", .low, "Quota or limit removed, or priority raised",
    why: """
      Without limits one program takes the whole cluster.
      """,
    serves: ["threat/cryptojacking", "network/resource-quota"], techniques: ["T1496"], level: .request,
    scope: EventScope(["resourcequotas", "limitranges", "priorityclasses"], .writes, by: .outsiders),
    window: "the processors of each quota",
    runbook: .cryptominer,
    parameters: [.installers],
    fires: [
      EventExample(
        "deleted",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"resourcequotas","namespace":"shop","name":"q"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "raised",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"resourcequotas","namespace":"shop","name":"q"},"responseStatus":{"code":201},"requestObject":{"spec":{"hard":{"cpu":"4"}}}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"resourcequotas","namespace":"shop","name":"q"},"responseStatus":{"code":200},"requestObject":{"spec":{"hard":{"cpu":"400"}}}}
        """#),
      EventExample(
        "above all",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"priorityclasses","apiGroup":"scheduling.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"value":1000000000}}
        """#),
    ],
    quiet: [
      EventExample(
        "lowered",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"resourcequotas","namespace":"shop","name":"q"},"responseStatus":{"code":201},"requestObject":{"spec":{"hard":{"cpu":"4"}}}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"resourcequotas","namespace":"shop","name":"q"},"responseStatus":{"code":200},"requestObject":{"spec":{"hard":{"cpu":"2"}}}}
        """#),
      EventExample(
        "an ordinary priority",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"priorityclasses","apiGroup":"scheduling.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"value":1000}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isByController, !event.isInstaller(context.settings) else { return nil }
    if event.resource == "priorityclasses" {
      guard Verbs.applies.contains(event.verbs), let value = event.object?["value"]?.int,
        value >= 1_000_000_000
      else { return nil }
      return Hit("made \(event.described) with the priority of the system")
    }
    if Verbs.deletes.contains(event.verbs) { return Hit("deleted \(event.described)") }
    guard event.resource == "resourcequotas", let hard = event.object?["spec"]?["hard"] else { return nil }
    let cpu = (hard["limits.cpu"] ?? hard["requests.cpu"] ?? hard["cpu"]).flatMap { try? Quantity($0) }
    let millicores = cpu.map { Int(clamping: $0.nanos / 1_000_000) }
    let before = context.replace(Term(event.place), with: millicores.map(String.init) ?? "").flatMap {
      Int($0)
    }
    guard let millicores, let before, millicores > before else { return nil }
    return Hit("raised \(event.described) to \(millicores) millicores")
  }
}
