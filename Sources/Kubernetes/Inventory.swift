/// All objects of one run and the look-ups between them that checks need.
public struct Inventory: Sendable {
  public let objects: [KubernetesObject]
  public let workloads: [Workload]

  private let named: [Key: KubernetesObject]
  private let byKind: [String: [KubernetesObject]]

  private struct Key: Hashable {
    let kind: String
    let namespace: String?
    let name: String
  }

  /// Kinds that other objects are judged by.
  private static let lookedUp: Set<String> = [
    "Namespace", "ServiceAccount", "RuntimeClass", "PodSecurityConfiguration", "AdmissionConfiguration",
  ]

  public init(objects: [KubernetesObject], workloads: [Workload]) {
    self.objects = objects
    self.workloads = workloads
    var named: [Key: KubernetesObject] = [:]
    var byKind: [String: [KubernetesObject]] = [:]
    for object in objects where Self.lookedUp.contains(object.kind) && object.role == .manifest {
      byKind[object.kind, default: []].append(object)
      named[Key(kind: object.kind, namespace: object.namespace, name: object.name)] = object
    }
    self.named = named
    self.byKind = byKind
  }

  public init(objects: [KubernetesObject]) {
    self.init(objects: objects, workloads: objects.flatMap(Workload.read))
  }

  /// An object of one of the looked-up kinds, by name. Namespaces are compared as written: an absent
  /// one is the same unknown namespace on both sides.
  public func object(_ kind: String, _ name: String, in namespace: String? = nil) -> KubernetesObject? {
    named[Key(kind: kind, namespace: namespace, name: name)]
  }

  /// The objects of one of the looked-up kinds.
  public func objects(ofKind kind: String) -> [KubernetesObject] { byKind[kind] ?? [] }
}
