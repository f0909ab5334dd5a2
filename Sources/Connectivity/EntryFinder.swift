internal import Documents
internal import Kubernetes

/// Finds the ways on which something comes in from outside: Services, routes, ports of nodes.
struct EntryFinder {
  private let connectivity: Connectivity
  private let inventory: Inventory
  private let services: ServiceTable
  /// What each workload may receive from some address.
  private let anyAddress: [ConnectionSet]

  init(_ connectivity: Connectivity, _ inventory: Inventory, anyAddress: [ConnectionSet]) {
    self.connectivity = connectivity
    self.inventory = inventory
    self.anyAddress = anyAddress
    services = ServiceTable(inventory, connectivity.workloads)
  }

  func add(to exposures: inout [Exposure]) {
    for object in inventory.objects(ofKind: "Service") {
      guard let service = ServiceExposure(object), service.isOpen else { continue }
      let kind: Exposure.Kind =
        service.isLoadBalancer ? .loadBalancer : service.isNodePort ? .nodePort : .externalIPs
      let keepsAddress = service.spec.given("externalTrafficPolicy")?.textIs("Local") ?? false
      for target in services.targets(of: object) {
        add(kind, object, target.connections, keepsAddress, &exposures[target.workload])
      }
    }
    for routed in inventory.routedServices {
      for target in services.targets(of: routed) {
        let passing = target.connections.intersection(exposures[target.workload].fromStranger)
        guard !passing.isEmpty else { continue }
        exposures[target.workload].entries.append(
          Exposure.Entry(
            kind: .route, object: routed.route, connections: passing, dependsOnSourceAddress: false))
      }
    }
    for (position, workload) in connectivity.workloads.enumerated() {
      for part in workload.workloads {
        let ports = Self.hostPorts(of: part)
        if !ports.isEmpty { add(.hostPort, part.object, ports, true, &exposures[position]) }
      }
    }
  }

  private func add(
    _ kind: Exposure.Kind, _ object: KubernetesObject, _ ports: ConnectionSet, _ keepsAddress: Bool,
    _ exposure: inout Exposure
  ) {
    let direct = ports.intersection(exposure.fromInternet)
    let translated = ports.intersection(anyAddress[exposure.workload])
    guard !direct.isEmpty || !keepsAddress && !translated.isEmpty else { return }
    exposure.entries.append(
      Exposure.Entry(
        kind: kind, object: object, connections: direct.isEmpty ? translated : direct,
        dependsOnSourceAddress: direct.isEmpty))
  }

  /// The ports of containers that the node passes on.
  private static func hostPorts(of workload: Workload) -> ConnectionSet {
    var ports = ConnectionSet.none
    for container in workload.containers where container.role != .ephemeral {
      for port in container.node.items("ports") where port.given("hostPort")?.int ?? 0 > 0 {
        guard let number = port.given("containerPort")?.int, (1...65535).contains(number),
          let proto = TransportProtocol(port.given("protocol"))
        else { continue }
        ports.formUnion(ConnectionSet(proto, UInt16(number)))
      }
    }
    return ports
  }
}
