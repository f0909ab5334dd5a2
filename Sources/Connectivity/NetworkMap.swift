public import Kubernetes

/// One end of a connection, as a map shows it.
public enum NetworkPeer: Sendable, Hashable {
  /// The position among the workloads of the connectivity.
  case workload(Int)
  case addresses(AddressInterval)
  /// Whatever serves the Ingresses and routes of the input.
  case ingressController
}

/// What may pass from one end to another; never nothing.
public struct NetworkConnection: Sendable {
  public let source: NetworkPeer
  public let destination: NetworkPeer
  public let connections: ConnectionSet
}

/// All connections that the policies allow between the workloads of the input, and with the addresses outside.
/// What a workload sends to itself is left out.
public struct NetworkMap: Sendable {
  public let connectivity: Connectivity
  /// By source, then by destination: workloads in order, then addresses.
  public let connections: [NetworkConnection]

  public init(_ connectivity: Connectivity, _ inventory: Inventory) {
    self.connectivity = connectivity
    var builder = MapBuilder(connectivity)
    builder.addWorkloads()
    builder.addAddresses()
    builder.addController(inventory)
    connections = builder.connections
  }
}
