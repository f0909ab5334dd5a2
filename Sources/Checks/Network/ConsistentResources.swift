internal import Documents
internal import Findings
internal import Kubernetes

struct ConsistentResources: ContainerCheck {
  static let about = About(
    id: "network/container-resources/invalid",
    severity: .low,
    title: "Write amounts that Kubernetes takes and that mean what they seem to",
    why: """
      The API refuses what is no quantity and a request above its limit. A slip in the unit it takes: \
      a limit of 512m of memory is half a byte.
      """,
    scope: .pods,
    fails: [
      .pod(
        "a request above its limit",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            requests:
              cpu: ⟦1500m⟧
              memory: ⟦1Gi⟧
            limits:
              cpu: 1
              memory: 1G
        """),
      .pod(
        "no quantities, and parts of a byte",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              memory: ⟦512MB⟧
              cpu: ⟦one⟧
            requests:
              memory: ⟦128m⟧
              ephemeral-storage: ⟦-1Gi⟧
              ⟦cpu⟧: []
        """),
    ],
    passes: [
      .pod(
        "the same by value",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            requests:
              cpu: 0.5
              memory: 128974848
              ephemeral-storage: 1e9
            limits:
              cpu: 500m
              memory: 123Mi
              nvidia.com/gpu: 1
        """),
      .pod(
        "null is absent",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            requests:
              memory: 1Gi
            limits:
              memory: null
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let resources = container.resources else { return }
    let limits = resources.given("limits")
    if let limits {
      for amount in limits.children { _ = read(amount, "limit", report) }
    }
    guard let requests = resources.given("requests") else { return }
    for request in requests.children {
      guard let asked = read(request, "request", report), let limit = Self.limit(for: request, in: limits),
        let most = try? Quantity(limit), asked > most, let text = limit.text
      else { continue }
      report(
        "requests \(request.text ?? "?") \(request.key ?? ""), more than its limit of \(text)",
        at: .value(request),
        remedy: Remedy(.review, "Request no more than the limit", .replace(request, with: .string(text))))
    }
  }

  private static func limit(for request: Node, in limits: Node?) -> Node? {
    guard let limits else { return nil }
    if request.keyIs("cpu") { return limits["cpu"] }
    if request.keyIs("memory") { return limits["memory"] }
    return request.key.flatMap { limits[key: $0] }
  }

  /// The amount; nil, and a finding, where it is none.
  private func read(_ node: Node, _ list: StaticString, _ report: Reporter) -> Quantity? {
    let problem: String
    do {
      let amount = try Quantity(node)
      let isMemory = node.keyIs("memory") || node.keyIs("ephemeral-storage")
      if amount >= .zero, !isMemory || amount.nanos % 1_000_000_000 == 0 { return amount }
      problem = amount < .zero ? "is less than nothing" : "is in thousandths of a byte"
    } catch {
      if node.isNull { return nil }
      problem = error.description
    }
    report(
      "\(node.key ?? "") \(list) \(node.text ?? "of \(node.value.name)") \(problem)", at: .value(node),
      remedy: LimitRangeConsistent.unit)
    return nil
  }
}
