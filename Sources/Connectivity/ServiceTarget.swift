public import Documents
public import Kubernetes

/// The pods behind a Service, and the ports on which it sends requests to them.
public struct ServiceTarget: Sendable {
  public let service: KubernetesObject
  /// The position among the workloads of the connectivity.
  public let workload: Int
  public let connections: ConnectionSet
}

/// The Services of an inventory, by namespace and name, with their pods.
public struct ServiceTable: Sendable {
  private let services: [Key: KubernetesObject]
  private let workloads: [NetworkWorkload]
  /// The positions of the workloads of each namespace.
  private let byNamespace: [String: [Int]]

  private struct Key: Hashable {
    let namespace: String
    let name: String
  }

  public init(_ inventory: Inventory, _ workloads: [NetworkWorkload]) {
    var services: [Key: KubernetesObject] = [:]
    for service in inventory.objects(ofKind: "Service") where service.apiVersion == "v1" {
      services[Key(namespace: Namespaces.name(of: service), name: service.name)] = service
    }
    self.services = services
    self.workloads = workloads
    byNamespace = Dictionary(grouping: workloads.indices) { workloads[$0].namespace }
  }

  public func service(_ name: String, in namespace: String) -> KubernetesObject? {
    services[Key(namespace: namespace, name: name)]
  }

  /// What a route sends requests to.
  func targets(of routed: RoutedService) -> [ServiceTarget] {
    guard let service = service(routed.name, in: routed.namespace) else { return [] }
    return targets(of: service) { port in
      guard let wanted = routed.port else { return true }
      let target = port.given("targetPort") ?? port.given("port")
      if routed.isTargetPort { return Self.same(target, wanted) || Self.same(port.given("name"), wanted) }
      return Self.same(port.given("port"), wanted) || Self.same(port.given("name"), wanted)
    }
  }

  /// What a Service sends requests to.
  ///
  /// - Parameter isMeant: Of its ports, those to count.
  public func targets(
    of service: KubernetesObject, where isMeant: (Node) -> Bool = { _ in true }
  ) -> [ServiceTarget] {
    guard let spec = service.node.given("spec"), let selector = spec.given("selector"), selector.isMapping,
      selector.count > 0
    else { return [] }
    let ports = spec.items("ports").filter(isMeant)
    return (byNamespace[Namespaces.name(of: service)] ?? []).compactMap { position in
      let selected = workloads[position].workloads.filter { Self.selects(selector, $0) }
      guard !selected.isEmpty else { return nil }
      let connections = selected.reduce(into: ConnectionSet.none) { sum, workload in
        for port in ports { sum.formUnion(Self.connections(port, on: workload)) }
      }
      return ServiceTarget(service: service, workload: position, connections: connections)
    }
  }

  private static func selects(_ selector: Node, _ workload: Workload) -> Bool {
    guard let labels = workload.template.given("metadata")?.given("labels") else { return false }
    return selector.children.allSatisfy { wanted in
      guard let label = labels[key: wanted.key ?? ""] else { return false }
      return (label.isNull ? "" : label.text) == (wanted.isNull ? "" : wanted.text)
    }
  }

  /// The port of the pod behind a port of the Service: `targetPort`, which may be a name, else the same.
  private static func connections(_ port: Node, on workload: Workload) -> ConnectionSet {
    guard let proto = TransportProtocol(port.given("protocol")),
      let target = port.given("targetPort") ?? port.given("port")
    else { return .none }
    if let number = target.int {
      return (1...65535).contains(number) ? ConnectionSet(proto, UInt16(number)) : .none
    }
    return NamedPort.declared(by: workload).reduce(into: .none) { sum, declared in
      guard declared.name == target.text, declared.proto == proto else { return }
      sum.formUnion(ConnectionSet(proto, declared.number))
    }
  }

  private static func same(_ field: Node?, _ wanted: Node) -> Bool {
    guard let field else { return false }
    return field.text == wanted.text
  }
}
