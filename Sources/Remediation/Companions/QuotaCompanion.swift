internal import Documents
internal import Kubernetes

/// A cap for a namespace as a whole, from the sums of what its pods ask for.
struct QuotaCompanion {
  private let view: NamespaceView
  private let headRoom: Int
  private let nodes: Int

  /// - Parameter nodes: How many nodes there are; nil takes the Node objects of the input.
  init(_ view: NamespaceView, headRoom: Int, nodes: Int?) {
    self.view = view
    self.headRoom = headRoom
    self.nodes = nodes ?? view.inventory.objects(ofKind: "Node").count
  }

  var answer: CompanionAnswer {
    guard view.inventory.bounds(of: view.name).caps.isEmpty else {
      return .there("has a ResourceQuota that caps cpu or memory")
    }
    var sums: [ComputeResource: Int128] = [:]
    var lines: [String] = []
    for workload in view.workloads {
      let label = NamespaceView.label(workload)
      let count: Int
      switch workload.podCount(in: view.inventory) {
      case .pods(let pods, let surge):
        count = pods + surge
        lines.append("\(label): \(pods)" + (surge == 0 ? "" : ", and \(surge) while it is updated"))
      case .perNode:
        guard nodes > 0 else { return .wanting("\(label) runs on each node: say how many with --nodes") }
        count = nodes
        lines.append("\(label): \(nodes), one a node")
      }
      for resource in ComputeResource.allCases {
        let fallback = view.inventory.defaultAmount(of: resource, in: view.name)
        guard
          let amount = workload.podAmount(
            of: resource, default: fallback, podLevel: view.version.minor >= 34)
        else {
          return .wanting(
            "\(label) names no \(resource.name), so that a quota would refuse its pods: add a LimitRange first "
              + "(bulwark generate limit-range)")
        }
        sums[resource] = (sums[resource, default: 0] + (amount * Int128(count)).heldToQuantity).heldToQuantity
      }
    }
    guard sums.values.contains(where: { $0 > 0 }) else { return .wanting("has no pods to count") }
    return .made(text(sums, lines))
  }

  private func text(_ sums: [ComputeResource: Int128], _ lines: [String]) -> String {
    let most = 20
    var comments = lines.prefix(most).map { "#   \($0)\n" }.joined()
    if lines.count > most { comments += "#   and \(lines.count - most) workloads more\n" }
    let hard = ComputeResource.allCases.map { resource in
      let sum = sums[resource] ?? 0
      let cap = AmountText.withHeadRoom(sum, percent: headRoom, isCPU: resource.isCPU)
      return """
            # \(AmountText.text(sum, isCPU: resource.isCPU)) in sum
            \(resource.name): \(Literal.scalar(AmountText.text(cap, isCPU: resource.isCPU)))
        """
    }
    return """
      # A cap for namespace \(view.name): what its pods ask for in sum, with \(headRoom) % head-room, rounded up.
      # Pods:
      \(comments)apiVersion: v1
      kind: ResourceQuota
      metadata:
        name: \(view.freeName("compute", kind: "ResourceQuota"))
        namespace: \(Literal.scalar(view.name))
      spec:
        hard:
      \(hard.joined(separator: "\n"))

      """
  }
}
