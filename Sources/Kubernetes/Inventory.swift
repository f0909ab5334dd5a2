internal import Synchronization

/// All objects of one run and the look-ups between them that checks need.
public final class Inventory: Sendable {
  public let objects: [KubernetesObject]
  public let workloads: [Workload]

  private let byKind: [String: [KubernetesObject]]
  /// Made when the first check asks for a kind: most kinds are never asked for.
  private let indices = Mutex<[String: Index]>([:])
  private let access = Mutex<AccessIndex?>(nil)

  /// The objects of one kind, by namespace and name.
  private struct Index {
    var named: [Key: KubernetesObject] = [:]
    var byNamespace: [String?: [KubernetesObject]] = [:]

    struct Key: Hashable {
      let namespace: String?
      let name: String
    }

    init(_ objects: [KubernetesObject]) {
      for object in objects {
        named[Key(namespace: object.namespace, name: object.name)] = object
        byNamespace[object.namespace, default: []].append(object)
      }
    }
  }

  public init(objects: [KubernetesObject], workloads: [Workload]) {
    self.objects = objects
    self.workloads = workloads
    var byKind: [String: [KubernetesObject]] = [:]
    for object in objects where object.role == .manifest { byKind[object.kind, default: []].append(object) }
    self.byKind = byKind
  }

  public convenience init(objects: [KubernetesObject]) {
    self.init(objects: objects, workloads: objects.flatMap(Workload.read))
  }

  /// An object by name, patches left out; the last where several have it. Namespaces are compared as
  /// written: an absent one is the same unknown namespace on both sides.
  public func object(_ kind: String, _ name: String, in namespace: String? = nil) -> KubernetesObject? {
    index(kind) { $0.named[Index.Key(namespace: namespace, name: name)] } ?? nil
  }

  /// The objects of a kind, in any API group, patches left out.
  public func objects(ofKind kind: String) -> [KubernetesObject] { byKind[kind] ?? [] }

  /// Those of one namespace, as written.
  public func objects(ofKind kind: String, in namespace: String?) -> [KubernetesObject] {
    index(kind) { $0.byNamespace[namespace] ?? [] } ?? []
  }

  /// Asks the roles and bindings, which are read when the first check does.
  func withAccess<R: Sendable>(_ body: (AccessIndex) -> R) -> R {
    access.withLock { access in
      let index = access ?? AccessIndex(self)
      if access == nil { access = index }
      return body(index)
    }
  }

  private func index<R: Sendable>(_ kind: String, _ body: (Index) -> R) -> R? {
    guard let objects = byKind[kind] else { return nil }
    return indices.withLock { indices in
      let index = indices[kind] ?? Index(objects)
      if indices[kind] == nil { indices[kind] = index }
      return body(index)
    }
  }
}
