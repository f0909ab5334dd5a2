public import Documents
public import Kubernetes

/// A flow that the manifests show to be needed, and where they show it.
public struct FlowNeed: Sendable {
  public let source: NeedEnd
  public let destination: NeedEnd
  /// On ports of the destination's pods.
  public let connections: ConnectionSet
  /// What shows it: a value that names a Service, a route, a Service that is open to the outside.
  public let evidence: Node
  /// What the evidence is, for a comment: "env DB_URL of container web".
  public let reason: String
}

/// An end of a flow that is needed.
public enum NeedEnd: Sendable, Hashable {
  /// The position among the workloads of the connectivity.
  case workload(Int)
  /// Whatever serves Ingresses and routes: some pod of the cluster.
  case ingressController
  /// Clients outside, whose address may be a node's by then, and the API server.
  case anywhere
  /// A host outside of the cluster that goes by a name.
  case internet
  case address(AddressRange)
  case apiServer
}

/// What the flows of an inventory need, as far as manifests show it. What programs find out at run time they
/// do not show.
public struct FlowNeeds: Sendable {
  /// In the order of their destinations' and sources' workloads, each pair of ends with its evidence.
  public let needs: [FlowNeed]

  public init(_ connectivity: Connectivity, _ inventory: Inventory) {
    var finder = NeedFinder(connectivity, inventory)
    finder.addMentions()
    finder.addEntries()
    finder.addWebhooks()
    finder.addPeersOfStatefulSets()
    finder.addMonitors()
    finder.addCallersOfAPIServer()
    needs = finder.needs
  }
}
