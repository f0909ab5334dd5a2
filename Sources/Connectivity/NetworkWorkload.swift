internal import Documents
public import Kubernetes

/// Pods under one name: those of a workload, or the Pod objects that one owner makes.
public struct NetworkWorkload: Sendable {
  public let namespace: String
  public let name: String
  public let kind: String
  /// Its templates and pods, in the order of the input; never empty.
  public let workloads: [Workload]
  /// The pods share the network of their node: policies do not reach them.
  public let isOnHost: Bool

  /// `shop/web[Deployment]`.
  public var title: String { "\(namespace)/\(name)[\(kind)]" }

  /// All of the input in the order of their titles. What another object of the input makes is told of there.
  static func read(_ inventory: Inventory) -> [NetworkWorkload] {
    var groups: [Key: [Workload]] = [:]
    for workload in inventory.workloads where workload.object.role == .manifest {
      guard workload.object.kind != "PodTemplate", !workload.isOwned(in: inventory) else { continue }
      groups[Key(workload), default: []].append(workload)
    }
    return groups.map { key, workloads in
      NetworkWorkload(
        namespace: key.namespace, name: key.name, kind: key.kind, workloads: workloads,
        isOnHost: workloads.allSatisfy { $0.flag("hostNetwork") == true })
    }.sorted { ($0.namespace, $0.name, $0.kind) < ($1.namespace, $1.name, $1.kind) }
  }

  private struct Key: Hashable {
    let namespace: String
    let name: String
    let kind: String

    init(_ workload: Workload) {
      let object = workload.object
      namespace = Namespaces.name(of: object)
      let owners = object.kind == "Pod" ? object.metadata?.items("ownerReferences") : nil
      // The pods that a kubelet runs of its own files name their node as their owner.
      let all = owners.map { $0.filter { !($0["kind"]?.textIs("Node") ?? false) } } ?? []
      let owner = all.first { $0["controller"]?.bool ?? false } ?? all.first
      name = owner?["name"]?.text ?? object.name
      kind = owner?["kind"]?.text ?? object.kind
    }
  }
}
