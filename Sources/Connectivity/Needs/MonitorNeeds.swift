internal import Documents
public import Kubernetes

/// The StatefulSets that the Prometheus operator makes of its objects.
///
/// Source: the operator's API reference, `monitoring.coreos.com/v1` Prometheus, and the labels that its pods bear.
public enum MadePrometheus {
  static let kinds = ["Prometheus", "PrometheusAgent"]

  /// The name of what the operator makes of an object.
  static func name(of object: KubernetesObject) -> String {
    "\(object.kind == "Prometheus" ? "prometheus" : "prom-agent")-\(object.name)"
  }

  static func objects(in inventory: Inventory) -> [KubernetesObject] {
    kinds.flatMap(inventory.objects(ofKind:)).filter {
      $0.group == "monitoring.coreos.com" && $0.role == .manifest
    }
  }

  /// Those that the input does not hold already.
  public static func statefulSets(for inventory: Inventory) -> [KubernetesObject] {
    objects(in: inventory).compactMap { object in
      let name = name(of: object)
      guard inventory.object("StatefulSet", name, in: object.namespace) == nil else { return nil }
      let account = object.node.given("spec")?.given("serviceAccountName")?.text ?? "default"
      let place = object.namespace.map { ", \"namespace\": \(Literal.json($0))" } ?? ""
      let labels = """
        {"app.kubernetes.io/name": "\(object.kind == "Prometheus" ? "prometheus" : "prometheus-agent")", \
        "operator.prometheus.io/name": \(Literal.json(object.name))}
        """
      let text = """
        {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": \(Literal.json(name))\(place)}, \
        "spec": {"selector": {"matchLabels": \(labels)}, "template": {"metadata": {"labels": \(labels)}, \
        "spec": {"serviceAccountName": \(Literal.json(account)), "containers": [{"name": "prometheus"}]}}}}
        """
      guard let document = parse(text, name: object.node.tree.source.name, claim: .json).documents.first,
        case .objects(let made) = KubernetesObject.read(document)
      else { return nil }
      return made.first
    }
  }
}

/// What a Prometheus of the operator asks for metrics.
extension NeedFinder {
  mutating func addMonitors() {
    var positions: [String: Int] = [:]
    for (position, workload) in connectivity.workloads.enumerated() where workload.kind == "StatefulSet" {
      positions["\(workload.namespace)/\(workload.name)"] = position
    }
    for object in MadePrometheus.objects(in: inventory) {
      let namespace = Namespaces.name(of: object)
      guard let source = positions["\(namespace)/\(MadePrometheus.name(of: object))"] else { continue }
      for (kind, prefix) in [("ServiceMonitor", "serviceMonitor"), ("PodMonitor", "podMonitor")]
        as [(String, String)]
      {
        for monitor in inventory.objects(ofKind: kind)
        where selects(monitor, by: object.node.given("spec"), prefix, from: namespace) {
          kind == "ServiceMonitor" ? addServices(of: monitor, source) : addPods(of: monitor, source)
        }
      }
    }
  }

  /// A selector that is left out selects none, and one of namespaces the own one.
  private func selects(_ monitor: KubernetesObject, by spec: Node?, _ prefix: String, from own: String)
    -> Bool
  {
    let (ofLabels, ofSpaces): (StaticString, StaticString) =
      prefix == "podMonitor"
      ? ("podMonitorSelector", "podMonitorNamespaceSelector")
      : ("serviceMonitorSelector", "serviceMonitorNamespaceSelector")
    guard monitor.group == "monitoring.coreos.com", let selector = spec?.given(ofLabels),
      LabelSelector(selector).matches(Labels(of: monitor.node))
    else { return false }
    let place = Namespaces.name(of: monitor)
    guard let spaces = spec?.given(ofSpaces) else { return place == own }
    return LabelSelector(spaces).matches(labels(ofNamespace: place))
  }

  private func labels(ofNamespace name: String) -> Labels {
    Labels(ofNamespace: name, inventory.object("Namespace", name)?.node)
  }

  /// The namespaces that a monitor looks into: its own, those that it names, or any.
  private func looks(_ monitor: KubernetesObject, into namespace: String) -> Bool {
    guard let spaces = monitor.node.given("spec")?.given("namespaceSelector"), spaces.count > 0 else {
      return namespace == Namespaces.name(of: monitor)
    }
    return spaces.given("any")?.bool ?? false
      || spaces.items("matchNames").contains { $0.text == namespace }
  }

  private mutating func addServices(of monitor: KubernetesObject, _ source: Int) {
    guard let spec = monitor.node.given("spec") else { return }
    let selector = LabelSelector(spec.given("selector"))
    for service in inventory.objects(ofKind: "Service")
    where looks(monitor, into: Namespaces.name(of: service)) && selector.matches(Labels(of: service.node)) {
      for endpoint in spec.items("endpoints") {
        let (name, target) = (endpoint.given("port")?.text, endpoint.given("targetPort")?.text)
        let isMeant = { (port: Node) in
          name.map { port.given("name")?.text == $0 }
            ?? target.map { (port.given("targetPort") ?? port.given("port"))?.text == $0 } ?? false
        }
        for found in services.targets(of: service, where: isMeant) {
          add(
            .workload(source), .workload(found.workload), found.connections, endpoint,
            "ServiceMonitor \(monitor.name) asks Service \(service.name) for metrics")
        }
      }
    }
  }

  private mutating func addPods(of monitor: KubernetesObject, _ source: Int) {
    guard let spec = monitor.node.given("spec") else { return }
    let selector = LabelSelector(spec.given("selector"))
    for (position, workload) in connectivity.workloads.enumerated()
    where looks(monitor, into: workload.namespace) {
      for part in workload.workloads where selector.matches(Labels(of: part.template)) {
        for endpoint in spec.items("podMetricsEndpoints") {
          let name = endpoint.given("port")?.text ?? endpoint.given("targetPort")?.text
          var ports = ConnectionSet.none
          for port in NamedPort.declared(by: part) where port.name == name {
            ports.formUnion(ConnectionSet(port.proto, port.number))
          }
          let number = (endpoint.given("portNumber") ?? endpoint.given("targetPort"))?.int
          if ports.isEmpty, let number, (1...65535).contains(number) {
            ports = ConnectionSet(.tcp, UInt16(number))
          }
          add(
            .workload(source), .workload(position), ports, endpoint,
            "PodMonitor \(monitor.name) asks for metrics")
        }
      }
    }
  }
}
