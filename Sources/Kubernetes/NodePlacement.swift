internal import Documents

/// On which nodes the pods of a DaemonSet run: by its `nodeSelector`, its required node affinity, and the taints that it
/// tolerates.
public struct NodePlacement: Sendable {
  private let spec: Node
  private let terms: [Node]?

  public init(of workload: Workload) {
    spec = workload.spec
    terms = spec.given("affinity")?.given("nodeAffinity")?
      .given("requiredDuringSchedulingIgnoredDuringExecution").map { Array($0.items("nodeSelectorTerms")) }
  }

  /// What keeps its pods from a node; nil where nothing does.
  public func obstacle(at node: KubernetesObject) -> String? {
    let labels = node.metadata?.given("labels")
    for label in spec.given("nodeSelector")?.children.map({ $0 }) ?? [] {
      let found = label.withKey { labels?.child($0) } ?? nil
      guard found?.text == label.text else { return "its nodeSelector asks for \(label.key ?? "")" }
    }
    if let terms, !terms.contains(where: { Self.matches($0, node, labels) }) {
      return "its node affinity asks for other nodes"
    }
    let taint = node.node.given("spec")?.items("taints").first { !tolerates($0) }
    return taint.map { "it does not tolerate the taint \($0.given("key")?.text ?? "")" }
  }

  // MARK: Affinity

  /// All expressions of a term must hold; a term without any holds nowhere.
  private static func matches(_ term: Node, _ node: KubernetesObject, _ labels: Node?) -> Bool {
    let (expressions, fields) = (Array(term.items("matchExpressions")), Array(term.items("matchFields")))
    guard !expressions.isEmpty || !fields.isEmpty else { return false }
    return fields.allSatisfy { holds($0, value: node.name) }
      && expressions.allSatisfy { expression in
        holds(expression, value: expression.given("key")?.text.flatMap { labels?[key: $0]?.text })
      }
  }

  private static func holds(_ expression: Node, value: String?) -> Bool {
    let values = expression.items("values").compactMap(\.text)
    switch expression.given("operator")?.text {
    case "In": return value.map(values.contains) ?? false
    case "NotIn": return !(value.map(values.contains) ?? false)
    case "Exists": return value != nil
    case "DoesNotExist": return value == nil
    case "Gt": return number(value).flatMap { value in number(values.first).map { value > $0 } } ?? false
    case "Lt": return number(value).flatMap { value in number(values.first).map { value < $0 } } ?? false
    default: return false
    }
  }

  private static func number(_ text: String?) -> Int? { text.flatMap { Int($0) } }

  // MARK: Taints

  /// The taints that every pod of a DaemonSet tolerates, as its controller sees to it.
  private static let tolerated: Set<String> = [
    "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable", "node.kubernetes.io/disk-pressure",
    "node.kubernetes.io/memory-pressure", "node.kubernetes.io/pid-pressure",
    "node.kubernetes.io/unschedulable",
  ]

  private func tolerates(_ taint: Node) -> Bool {
    guard let effect = taint.given("effect"), !effect.textIs("PreferNoSchedule"),
      let key = taint.given("key")?.text, !Self.tolerated.contains(key)
    else { return true }
    // The taint of a node without a network keeps out only what waits for it.
    if key == "node.kubernetes.io/network-unavailable", spec["hostNetwork"]?.bool ?? false { return true }
    return spec.items("tolerations").contains { toleration in
      if let wanted = toleration.given("effect"), !wanted.textIs(""), wanted.text != effect.text {
        return false
      }
      let exists = toleration.given("operator")?.textIs("Exists") ?? false
      guard let wanted = toleration.given("key"), !wanted.textIs("") else { return exists }
      guard wanted.text == key else { return false }
      return exists || (toleration.given("value")?.text ?? "") == (taint.given("value")?.text ?? "")
    }
  }
}
