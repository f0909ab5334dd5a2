internal import Documents

/// How many pods a workload has at a time.
public enum PodCount: Sendable, Hashable {
  /// Steadily, and beyond that while a rolling update runs.
  case pods(Int, surge: Int)
  /// One for each node.
  case perNode
}

extension Workload {
  /// How many pods it has at a time: by its kind, its replicas, the maximum of an autoscaler of the same
  /// namespace, and the surge of a rolling update.
  public func podCount(in inventory: Inventory) -> PodCount {
    let spec = object.node.given("spec")
    switch object.kind {
    case "Pod": return .pods(1, surge: 0)
    case "DaemonSet": return .perNode
    case "Job": return .pods(Self.count(spec?.given("parallelism")), surge: 0)
    case "CronJob":
      return .pods(Self.count(spec?.given("jobTemplate")?.given("spec")?.given("parallelism")), surge: 0)
    default:
      let count = max(Self.count(spec?.given("replicas")), autoscaledCount(inventory))
      return .pods(count, surge: object.kind == "Deployment" ? Self.surge(of: count, spec) : 0)
    }
  }

  /// Whether a controller of the input makes it, with whose pods its own are counted.
  public func isOwned(in inventory: Inventory) -> Bool {
    object.metadata?.items("ownerReferences").contains { owner in
      guard owner["controller"]?.bool ?? false, let kind = owner["kind"]?.text,
        let name = owner["name"]?.text
      else { return false }
      return inventory.object(kind, name, in: object.namespace) != nil
    } ?? false
  }

  private func autoscaledCount(_ inventory: Inventory) -> Int {
    let counts = inventory.objects(ofKind: "HorizontalPodAutoscaler", in: object.namespace).map { scaler in
      guard let spec = scaler.node.given("spec"), let target = spec.given("scaleTargetRef"),
        target["kind"]?.text == object.kind, target["name"]?.text == object.name
      else { return 0 }
      return spec.given("maxReplicas").map(Self.count) ?? 0
    }
    return counts.max() ?? 0
  }

  /// `maxSurge`: a count, or a share rounded up; 25 % where it is not given.
  private static func surge(of count: Int, _ spec: Node?) -> Int {
    let strategy = spec?.given("strategy")
    if strategy?["type"]?.textIs("Recreate") ?? false { return 0 }
    let given = strategy?.given("rollingUpdate")?.given("maxSurge")
    if let int = given?.int { return limited(int) }
    let text = given?.text ?? "25%"
    guard text.hasSuffix("%"), let percent = Int(text.dropLast()) else { return 0 }
    return (count * limited(percent) + 99) / 100
  }

  /// A count as the API holds it, 1 where none is given.
  private static func count(_ node: Node?) -> Int { limited(node?.int ?? 1) }

  private static func limited(_ count: Int) -> Int { min(max(count, 0), Int(Int32.max)) }
}
