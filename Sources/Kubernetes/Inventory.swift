internal import Synchronization

/// All objects of one run and the look-ups between them that checks need.
public final class Inventory: Sendable {
  public let objects: [KubernetesObject]
  public let workloads: [Workload]

  private let byKind: [String: [KubernetesObject]]
  /// Made when the first check asks for a kind: most kinds are never asked for.
  private let indices = Mutex<[String: Index]>([:])
  private let serviceBackends = Mutex<ServiceBackends?>(nil)
  private let running = Mutex<RunningImages?>(nil)
  private let bindings = Mutex<AdmissionBindings?>(nil)
  private let networks = Mutex<NetworkIndex?>(nil)

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

  var backends: ServiceBackends {
    made(serviceBackends) { ServiceBackends(objects: objects, workloads: workloads) }
  }

  var runningImages: RunningImages { made(running) { RunningImages(objects(ofKind: "Pod")) } }

  var admissionBindings: AdmissionBindings {
    made(bindings) { AdmissionBindings(objects(ofKind: "ValidatingAdmissionPolicyBinding")) }
  }

  /// The policies of a namespace, as written, and what they do with its workloads.
  public func network(of namespace: String?) -> NamespaceNetwork { networkIndex[namespace] }

  /// The addresses of pods, services and nodes, as far as the input tells.
  public var clusterRanges: [ClusterRange] { networkIndex.ranges }

  /// Whether a workload of the input names its namespace, so that what names none may be meant for that.
  public var namesNamespaces: Bool { networkIndex.namesNamespaces }

  private var networkIndex: NetworkIndex { made(networks) { NetworkIndex(self) } }

  /// What is kept, made when it is first asked for.
  private func made<Value>(_ kept: borrowing Mutex<Value?>, _ make: () -> Value) -> Value
  where Value: Sendable {
    kept.withLock { kept in
      let value = kept ?? make()
      kept = value
      return value
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
