/// All objects of one run and the look-ups between them that checks need.
public final class Inventory: Sendable {
  public let objects: [KubernetesObject]
  public let workloads: [Workload]

  private let byKind: [String: Kind]
  private let serviceBackends = Lazy<ServiceBackends>()
  private let running = Lazy<RunningImages>()
  private let bindings = Lazy<AdmissionBindings>()
  private let networks = Lazy<NetworkIndex>()
  private let bounds = Lazy<[String?: NamespaceBounds]>()
  /// The positions in `workloads` of those that name their namespace.
  private let workloadsByNamespace = Lazy<[String: [Int]]>()
  private let gatewayRoutes = Lazy<GatewayRoutes>()
  private let access = Lazy<AccessIndex>()
  private let policyEnforcement = Lazy<Bool>()
  private let uses = Lazy<NameUses>()
  let wholeness = Lazy<Bool>()
  let gates = Lazy<[AdmissionGate]>()

  /// The objects of one kind. Most kinds are never asked for by name.
  private final class Kind: Sendable {
    let objects: [KubernetesObject]
    private let made = Lazy<Index>()

    init(_ objects: [KubernetesObject]) { self.objects = objects }

    var index: Index { made.value { Index(objects) } }
  }

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
    self.byKind = byKind.mapValues(Kind.init)
  }

  public convenience init(objects: [KubernetesObject]) {
    self.init(objects: objects, workloads: objects.flatMap(Workload.read))
  }

  /// An object by name, patches left out; the last where several have it. Namespaces are compared as
  /// written: an absent one is the same unknown namespace on both sides.
  public func object(_ kind: String, _ name: String, in namespace: String? = nil) -> KubernetesObject? {
    byKind[kind]?.index.named[Index.Key(namespace: namespace, name: name)]
  }

  /// The objects of a kind, in any API group, patches left out.
  public func objects(ofKind kind: String) -> [KubernetesObject] { byKind[kind]?.objects ?? [] }

  /// Those of one namespace, as written.
  public func objects(ofKind kind: String, in namespace: String?) -> [KubernetesObject] {
    byKind[kind]?.index.byNamespace[namespace] ?? []
  }

  var backends: ServiceBackends {
    serviceBackends.value { ServiceBackends(objects: objects, workloads: workloads) }
  }

  var runningImages: RunningImages { running.value { RunningImages(objects(ofKind: "Pod")) } }

  var nameUses: NameUses { uses.value { NameUses(self) } }

  var admissionBindings: AdmissionBindings {
    bindings.value { AdmissionBindings(objects(ofKind: "ValidatingAdmissionPolicyBinding")) }
  }

  /// The policies of a namespace, as written, and what they do with its workloads.
  public func network(of namespace: String?) -> NamespaceNetwork { networkIndex[namespace] }

  /// The addresses of pods, services and nodes, as far as the input tells.
  public var clusterRanges: [ClusterRange] { networkIndex.ranges }

  /// Whether a workload of the input names its namespace, so that what names none may be meant for that.
  public var namesNamespaces: Bool { networkIndex.namesNamespaces }

  private var networkIndex: NetworkIndex { networks.value { NetworkIndex(self) } }

  /// What the LimitRanges and ResourceQuotas of a namespace, as written, add up to.
  public func bounds(of namespace: String?) -> NamespaceBounds {
    let bounds = bounds.value {
      NamespaceBounds.read(
        ranges: objects(ofKind: "LimitRange"), quotas: objects(ofKind: "ResourceQuota"))
    }
    return bounds[namespace] ?? NamespaceBounds()
  }

  /// Whether a workload of the input enforces network policies.
  public var enforcesPolicies: Bool {
    policyEnforcement.value { workloads.contains(where: PolicyEnforcers.contains) }
  }

  /// The HTTPRoutes that name a Gateway as their parent.
  public func routes(of gateway: KubernetesObject) -> [GatewayRoute] {
    gatewayRoutes.value { GatewayRoutes(objects(ofKind: "HTTPRoute")) }.of(gateway)
  }

  /// The workloads that name this namespace as theirs, patches left out.
  public func workloads(of namespace: String) -> [Workload] {
    (positions[namespace] ?? []).map { workloads[$0] }
  }

  public func hasWorkloads(in namespace: String) -> Bool { positions[namespace] != nil }

  private var positions: [String: [Int]] {
    workloadsByNamespace.value {
      var positions: [String: [Int]] = [:]
      for (position, workload) in workloads.enumerated() where workload.object.role == .manifest {
        if let namespace = workload.object.namespace { positions[namespace, default: []].append(position) }
      }
      return positions
    }
  }

  /// Asks the roles and bindings, which are read when the first check does.
  func withAccess<R>(_ body: (AccessIndex) -> R) -> R { body(access.value { AccessIndex(self) }) }
}
