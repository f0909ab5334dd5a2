internal import Documents
internal import Kubernetes

/// Collects the flows that manifests show to be needed.
struct NeedFinder {
  let connectivity: Connectivity
  let inventory: Inventory
  let services: ServiceTable
  private var found: [Key: FlowNeed] = [:]
  private var order: [Key] = []

  private struct Key: Hashable {
    let source: NeedEnd
    let destination: NeedEnd
    let evidence: Node
  }

  init(_ connectivity: Connectivity, _ inventory: Inventory) {
    self.connectivity = connectivity
    self.inventory = inventory
    services = ServiceTable(inventory, connectivity.workloads)
  }

  var needs: [FlowNeed] { order.compactMap { found[$0] } }

  mutating func add(
    _ source: NeedEnd, _ destination: NeedEnd, _ connections: ConnectionSet, _ evidence: Node,
    _ reason: String
  ) {
    guard !connections.isEmpty else { return }
    let key = Key(source: source, destination: destination, evidence: evidence)
    let known = found[key]
    if known == nil { order.append(key) }
    found[key] = FlowNeed(
      source: source, destination: destination, connections: connections.union(known?.connections ?? .none),
      evidence: evidence, reason: reason)
  }

  // MARK: Mentions

  /// What the configuration of workloads speaks of.
  mutating func addMentions() {
    for (position, workload) in connectivity.workloads.enumerated() {
      for part in workload.workloads {
        for text in ConfiguredText.all(of: part, inventory) {
          for mention in HostMention.all(in: text.text) {
            add(mention, from: position, workload.namespace, text)
          }
        }
      }
    }
  }

  private mutating func add(
    _ mention: HostMention, from source: Int, _ namespace: String, _ text: ConfiguredText
  ) {
    if let service = service(named: mention.host, from: namespace) {
      if service.node.given("spec")?.given("externalName") != nil {
        add(
          .workload(source), .internet, Self.outside(mention), text.node,
          "\(text.reason) names \(service.name), which stands for a host outside")
        return
      }
      add(mention, from: source, to: service, text)
    } else if mention.scheme != nil || mention.port != nil, !Self.isLocal(mention.host) {
      let ports = Self.outside(mention)
      if let address = AddressRange("\(mention.host)/32") {
        add(.workload(source), .address(address), ports, text.node, "\(text.reason) names an address")
      } else if mention.scheme != nil, mention.host.contains(".") {
        add(.workload(source), .internet, ports, text.node, "\(text.reason) names \(mention.host)")
      }
    }
  }

  /// The named port of the Service; all of its ports where none is named, or it has no such port.
  private mutating func add(
    _ mention: HostMention, from source: Int, to service: KubernetesObject, _ text: ConfiguredText
  ) {
    let ports = service.node.given("spec")?.items("ports").map { $0 } ?? []
    let named = mention.effectivePort.map { wanted in
      ports.filter { $0.given("port")?.int == Int(wanted) || $0.given("targetPort")?.int == Int(wanted) }
    }
    let meant = named.flatMap { $0.isEmpty ? nil : $0 } ?? ports
    for target in services.targets(of: service, where: { meant.contains($0) }) where target.workload != source
    {
      add(
        .workload(source), .workload(target.workload), target.connections, text.node,
        "\(text.reason) names Service \(service.name)")
    }
  }

  /// `name`, `name.namespace`, and what the cluster's domain adds to it.
  private func service(named host: String, from namespace: String) -> KubernetesObject? {
    var parts = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.last == "" { parts.removeLast() }
    switch parts.count {
    case 1: return services.service(parts[0], in: namespace)
    case 2: return services.service(parts[0], in: parts[1])
    // The name of a single pod stands before that of its Service.
    case 3...7 where parts.contains("svc"):
      let end = parts.firstIndex(of: "svc")!
      return end >= 2 ? services.service(parts[end - 2], in: parts[end - 1]) : nil
    default: return nil
    }
  }

  private static func isLocal(_ host: String) -> Bool {
    host == "localhost" || host.hasPrefix("127.") || host == "0.0.0.0" || host.hasSuffix(".local")
      || host.hasSuffix(".svc")
  }

  private static func outside(_ mention: HostMention) -> ConnectionSet {
    ConnectionSet(.tcp, mention.effectivePort ?? 443)
  }

  // MARK: From outside

  /// Services that are open to the outside, and what routes lead to.
  mutating func addEntries() {
    for object in inventory.objects(ofKind: "Service") {
      guard let service = ServiceExposure(object),
        service.isLoadBalancer || service.isNodePort || service.externalIPs != nil
      else { continue }
      for target in services.targets(of: object) {
        add(
          .anywhere, .workload(target.workload), target.connections, service.type ?? service.spec,
          "Service \(object.name) is open to the outside")
      }
    }
    for routed in inventory.routedServices {
      for target in services.targets(of: routed) {
        add(
          .ingressController, .workload(target.workload), target.connections, routed.place,
          "\(routed.route.kind) \(routed.route.name) leads to Service \(routed.name)")
      }
    }
  }

  // MARK: Of the pods themselves

  /// The pods of a StatefulSet find each other through its headless Service.
  mutating func addPeersOfStatefulSets() {
    for (position, workload) in connectivity.workloads.enumerated() where workload.kind == "StatefulSet" {
      guard let field = workload.workloads[0].object.node.given("spec")?.given("serviceName"),
        let name = field.text, let service = services.service(name, in: workload.namespace)
      else { continue }
      for target in services.targets(of: service) where target.workload == position {
        add(
          .workload(position), .workload(position), target.connections, field,
          "its pods find each other through Service \(name)")
      }
    }
  }
}
