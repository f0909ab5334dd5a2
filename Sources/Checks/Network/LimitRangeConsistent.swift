internal import Documents
internal import Findings
internal import Kubernetes

struct LimitRangeConsistent: ObjectCheck {
  static let about = About(
    id: "network/limit-range/invalid",
    severity: .medium,
    title: "Write a LimitRange that the API takes",
    why: "The API refuses bounds that contradict each other, and the namespace stays without any.",
    scope: .kinds(["LimitRange"]),
    fails: [
      Example(
        "out of order",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            min:
              cpu: ⟦"2"⟧
              memory: 64Mi
            default:
              cpu: 1500m
              memory: ⟦2Gi⟧
            max:
              cpu: 1600m
              memory: 1G
        """),
      Example(
        "a default request above the default",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            default:
              cpu: 500m
            defaultRequest:
              cpu: ⟦1⟧
        """),
      Example(
        "defaults that only containers have; no quantity",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: pods
        spec:
          limits:
          - type: Pod
            ⟦default⟧:
              cpu: 500m
            max:
              cpu: 2
              memory: ⟦4GB⟧
        """),
    ],
    passes: [
      Example(
        "in order, by value",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            min:
              memory: 16Mi
            defaultRequest:
              memory: 64Mi
              cpu: 0.1
            default:
              memory: 1G
              cpu: 1000m
            max:
              memory: 1Gi
              cpu: 1
        """),
      Example(
        "empty",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits: []
        """),
    ])

  /// From the smallest to the largest: none may be greater than one behind it.
  private static let order: [(key: StaticString, name: String)] = [
    ("min", "min"), ("defaultRequest", "defaultRequest"), ("default", "default"), ("max", "max"),
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let items = object.node.given("spec")?.given("limits") else { return }
    for item in items.children {
      if item["type"]?.textIs("Pod") ?? false {
        for key: StaticString in ["default", "defaultRequest"] {
          guard let bounds = item.given(key) else { continue }
          report(
            "gives \(key) for pods, which have none", at: .value(bounds),
            remedy: Remedy(.review, "Remove it", .remove(bounds)))
        }
      }
      let bounds = Self.order.map { item.given($0.key) }
      for (index, amounts) in bounds.enumerated() {
        guard let amounts else { continue }
        for amount in amounts.children { check(amount, index, bounds, report) }
      }
    }
  }

  /// Compares one amount with the bounds that must not be less.
  private func check(_ node: Node, _ index: Int, _ bounds: [Node?], _ report: Reporter) {
    guard let resource = node.key else { return }
    let amount: Quantity
    do {
      amount = try Quantity(node)
    } catch {
      return report("\(resource): \(node.text ?? "?") \(error)", at: .value(node), remedy: Self.unit)
    }
    for other in (index + 1)..<bounds.count {
      guard let limit = bounds[other]?[key: resource], let greatest = try? Quantity(limit), amount > greatest
      else { continue }
      report(
        "has a \(Self.order[index].name) of \(node.text ?? "?") \(resource), more than its "
          + "\(Self.order[other].name) of \(limit.text ?? "?")",
        at: .value(node), remedy: .advice("Put them in order: min, defaultRequest, default, max"))
      return
    }
  }

  static let unit = Remedy.advice("Write a number with a unit such as m, Mi or Gi")
}
