internal import Documents
internal import Findings
internal import Kubernetes

/// What can be said of a namespace as a whole, and where: once, at its Namespace object, or at its first
/// policy where the input has no such object.
enum NamespaceIsolation {
  /// How far the namespace is isolated that is judged at an object; nil where none is judged there, and
  /// where the input is not enough to tell.
  static func judged(
    at object: KubernetesObject, _ direction: TrafficDirection, in context: Context
  ) -> NamespaceNetwork.Isolation? {
    guard let network = network(judgedAt: object, in: context.inventory) else { return nil }
    let isolation = network.isolation(direction)
    if case .unknown = isolation { return nil }
    return isolation
  }

  private static func network(
    judgedAt object: KubernetesObject, in inventory: Inventory
  ) -> NamespaceNetwork? {
    if object.kind == "Namespace" {
      // Several files may each bring the namespace: it is judged at the last.
      guard inventory.object("Namespace", object.name, in: object.namespace) === object else { return nil }
      let network = inventory.network(of: object.name)
      // Policies that name no namespace may be meant for this one, where it says nothing of its own or they
      // have no workloads of their own.
      let unnamed = inventory.network(of: nil)
      let isUncertain =
        network.policies.isEmpty && !unnamed.policies.isEmpty
        && (network.workloads.isEmpty || unnamed.workloads.isEmpty)
      return isUncertain ? nil : network
    }
    guard NetworkPolicy.isOne(object),
      object.namespace.flatMap({ inventory.object("Namespace", $0) }) == nil
    else { return nil }
    let network = inventory.network(of: object.namespace)
    return network.policies.first?.object === object && !network.workloads.isEmpty ? network : nil
  }

  /// Whether an object is, or stands in, a namespace of Kubernetes itself: those are judged apart.
  static func isSystem(_ object: KubernetesObject) -> Bool {
    switch object.kind == "Namespace" ? object.name : object.namespace {
    case "kube-system", "kube-public", "kube-node-lease": true
    default: false
    }
  }

  /// Whether an object is, or stands in, kube-system.
  static func isKubeSystem(_ object: KubernetesObject) -> Bool {
    (object.kind == "Namespace" ? object.name : object.namespace) == "kube-system"
  }

  /// Where the finding stands.
  static func place(_ object: KubernetesObject) -> Place {
    object.metadata?.given("name").map { .value($0) } ?? .key(object.node)
  }

  /// "2 workloads, web first, …" of what is open; nothing where the input has no workloads.
  static func openWorkloads(_ isolation: NamespaceNetwork.Isolation, _ what: String) -> String {
    guard case .open(let count, let first?) = isolation else { return "" }
    return count == 1
      ? ": the workload \(first.object.name) \(what)"
      : ": \(count) workloads, \(first.object.name) first, \(what)"
  }
}
