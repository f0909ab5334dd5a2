internal import Documents

/// The network policies of one namespace and what they do with its workloads.
public final class NamespaceNetwork: Sendable {
  /// Those of the API itself, in order.
  public let policies: [NetworkPolicy]
  /// Those whose pods have addresses of their own, in order. No policy reaches pods of the host network.
  public let workloads: [Workload]
  public let hostWorkloads: [Workload]
  /// Whether its pods are isolated: each direction computed once.
  public let ingress: Isolation
  public let egress: Isolation
  private let index: LabelIndex
  private let hostIndex: LabelIndex
  /// Objects of operators, whose labels the pods will have that they make.
  private let operated: LabelIndex

  /// How far the policies of a namespace isolate its pods in one direction.
  public enum Isolation: Sendable {
    /// Every pod is isolated, or at least every pod that the input tells of.
    case complete
    /// Policies of a plugin have a say that is not understood here.
    case unknown
    /// Some or all pods are not: so many workloads of the input, and the first of them. Without
    /// workloads, nothing isolates the pods that are to come.
    case open(workloads: Int, first: Workload?)
  }

  public func isolation(_ direction: TrafficDirection) -> Isolation {
    direction == .ingress ? ingress : egress
  }

  /// Selectors are asked for where there are policies, and where objects may be meant for any namespace.
  init(
    policies: [NetworkPolicy], workloads: [Workload], operated objects: [KubernetesObject],
    foreign: ForeignPolicies, isAskedFor: Bool
  ) {
    self.policies = policies
    let onHost = workloads.filter { $0.flag("hostNetwork") == true }
    let others = onHost.isEmpty ? workloads : workloads.filter { $0.flag("hostNetwork") != true }
    self.workloads = others
    hostWorkloads = onHost
    var (index, hostIndex, operated) = (LabelIndex(), LabelIndex(), LabelIndex())
    if isAskedFor {
      for workload in others { index.add(Labels(of: workload.template)) }
      for workload in onHost { hostIndex.add(Labels(of: workload.template)) }
      for object in objects { operated.add(Labels(of: object.node)) }
    }
    self.index = index
    self.hostIndex = hostIndex
    self.operated = operated
    func isolation(_ direction: TrafficDirection) -> Isolation {
      switch foreign.effect(direction) {
      case .all: return .complete
      case .some: return Self.isolation(direction, policies, others, index).orUnknown
      case .none: return Self.isolation(direction, policies, others, index)
      }
    }
    ingress = isolation(.ingress)
    egress = isolation(.egress)
  }

  private static func isolation(
    _ direction: TrafficDirection, _ policies: [NetworkPolicy], _ workloads: [Workload], _ index: LabelIndex
  ) -> Isolation {
    let isolating = policies.filter { $0.isolates(direction) }
    if isolating.contains(where: { $0.podSelector.isEmpty }) { return .complete }
    guard !isolating.isEmpty, !workloads.isEmpty else {
      return .open(workloads: workloads.count, first: workloads.first)
    }
    var isIsolated = Array(repeating: false, count: workloads.count)
    var rest = workloads.count
    for policy in isolating where rest > 0 {
      index.forEach(selectedBy: policy.podSelector) { position in
        if !isIsolated[position] { rest -= 1 }
        isIsolated[position] = true
        return rest > 0
      }
    }
    guard let first = isIsolated.firstIndex(of: false) else { return .complete }
    return .open(workloads: rest, first: workloads[first])
  }

  /// Calls `body` with the workloads that a pod selector selects, until it returns false.
  public func forEachWorkload(selectedBy selector: LabelSelector, _ body: (Workload) -> Bool) {
    index.forEach(selectedBy: selector) { body(workloads[$0]) }
  }

  /// Whether a pod selector selects a workload that policies reach.
  public func selectsWorkload(_ selector: LabelSelector) -> Bool { index.selectsAny(selector) }

  /// Whether a pod selector selects a workload of the host network.
  public func selectsHostWorkload(_ selector: LabelSelector) -> Bool { hostIndex.selectsAny(selector) }

  /// Whether a pod selector may select pods that an operator makes of its objects.
  public func maySelectOperated(_ selector: LabelSelector) -> Bool { operated.selectsAny(selector) }
}

extension NamespaceNetwork.Isolation {
  fileprivate var orUnknown: Self { if case .complete = self { self } else { .unknown } }
}

/// The networks of all namespaces of an inventory, made at once when the first is asked for.
final class NetworkIndex: Sendable {
  private let networks: [String?: NamespaceNetwork]
  private let empty: NamespaceNetwork
  /// The addresses of pods, services and nodes, as far as the input tells.
  let ranges: [ClusterRange]
  let namesNamespaces: Bool

  private struct Parts {
    var policies: [NetworkPolicy] = []
    var workloads: [Workload] = []
    var operated: [KubernetesObject] = []
    var foreign: ForeignPolicies
  }

  init(_ inventory: Inventory) {
    var clusterWide = ForeignPolicies()
    for kind in ForeignPolicies.clusterWide {
      inventory.objects(ofKind: kind).forEach { clusterWide.add($0) }
    }
    let none = Parts(foreign: clusterWide)
    var parts: [String?: Parts] = [:]
    for kind in ForeignPolicies.namespaced {
      for object in inventory.objects(ofKind: kind) {
        if let policy = NetworkPolicy(object) {
          parts[object.namespace, default: none].policies.append(policy)
        } else {
          parts[object.namespace, default: none].foreign.add(object)
        }
      }
    }
    for workload in inventory.workloads where workload.object.role == .manifest {
      parts[workload.object.namespace, default: none].workloads.append(workload)
    }
    let hasPolicies = parts.values.contains { !$0.policies.isEmpty }
    if hasPolicies {
      for object in inventory.objects where Self.isOperated(object) {
        parts[object.namespace, default: none].operated.append(object)
      }
    }
    var networks: [String?: NamespaceNetwork] = [:]
    for (namespace, parts) in parts {
      networks[namespace] = NamespaceNetwork(
        policies: parts.policies, workloads: parts.workloads, operated: parts.operated,
        foreign: parts.foreign, isAskedFor: hasPolicies && (namespace == nil || !parts.policies.isEmpty))
    }
    self.networks = networks
    namesNamespaces = networks.contains { $0.key != nil && !$0.value.workloads.isEmpty }
    ranges = ClusterRange.read(inventory)
    empty = NamespaceNetwork(
      policies: [], workloads: [], operated: [], foreign: clusterWide, isAskedFor: false)
  }

  subscript(namespace: String?) -> NamespaceNetwork { networks[namespace] ?? empty }

  /// An object of a group with a domain of its own, as operators have: `monitoring.coreos.com/v1`.
  private static func isOperated(_ object: KubernetesObject) -> Bool {
    guard object.role == .manifest, let slash = object.apiVersion.utf8.firstIndex(of: UInt8(ascii: "/"))
    else {
      return false
    }
    let group = object.apiVersion[..<slash]
    return group.utf8.contains(UInt8(ascii: ".")) && !group.hasSuffix(".k8s.io")
  }
}
