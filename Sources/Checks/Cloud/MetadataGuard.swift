internal import Connectivity
internal import Kubernetes

/// Finds the workloads that cannot reach the cloud's metadata service because policies of a tier deny it, which
/// no NetworkPolicy can undo. Made when the first check asks, and only where there are such policies.
final class MetadataGuard: Sendable {
  private let guarded = Lazy<Set<ObjectIdentifier>>()
  private let ofCloud = Lazy<Bool>()

  /// Whether there are workloads, and the tiers keep all of them from it.
  func covers(_ workloads: @autoclosure () -> [Workload], in inventory: Inventory) -> Bool {
    let guarded = guarded.value { Self.guarded(in: inventory) }
    guard !guarded.isEmpty else { return false }
    let workloads = workloads()
    return !workloads.isEmpty && workloads.allSatisfy { guarded.contains(ObjectIdentifier($0)) }
  }

  /// Whether each node that there is has GKE's metadata server, which gives pods no credentials of their node.
  func isOfCloud(_ inventory: Inventory) -> Bool {
    ofCloud.value {
      let nodes = inventory.objects(ofKind: "Node")
      return !nodes.isEmpty
        && nodes.allSatisfy {
          $0.metadata?.given("labels")?["iam.gke.io/gke-metadata-server-enabled"]?.textIs("true") ?? false
        }
    }
  }

  private static let kinds = ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"]

  /// The service is no pod: only a rule for networks can keep workloads from it.
  private static func namesNetworks(_ policy: KubernetesObject) -> Bool {
    policy.node["spec"]?.given("egress")?.children.contains { rule in
      rule.given("to")?.children.contains { $0.given("networks") != nil } ?? false
    } ?? false
  }

  private static func guarded(in inventory: Inventory) -> Set<ObjectIdentifier> {
    guard kinds.contains(where: { inventory.objects(ofKind: $0).contains(where: namesNetworks) }),
      NetworkSize.isWithinLimit(inventory)
    else { return [] }
    let connectivity = Connectivity(inventory, hostNetwork: .node)
    let callers = connectivity.callers(of: .metadata, inventory)
    var guarded: Set<ObjectIdentifier> = []
    for (position, named) in connectivity.workloads.enumerated() where !callers.contains(position) {
      for workload in named.workloads { guarded.insert(ObjectIdentifier(workload)) }
    }
    return guarded
  }
}
