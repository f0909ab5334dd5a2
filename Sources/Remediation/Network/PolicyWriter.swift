internal import Assessment
internal import Connectivity
internal import Documents
internal import Kubernetes

/// Writes the policies of a namespace as YAML, each rule with what shows that it is needed.
struct PolicyWriter {
  private let connectivity: Connectivity
  private let inventory: Inventory
  private let needs: [FlowNeed]
  private let selectors: [PodLabels]
  private let peers: PolicyPeers

  init(_ reading: NetworkReading, _ needs: [FlowNeed], _ selectors: [PodLabels]) {
    connectivity = reading.connectivity
    inventory = reading.inventory
    self.needs = needs
    self.selectors = selectors
    peers = PolicyPeers(reading, selectors)
  }

  /// - Parameter workloads: The positions of those of one namespace.
  /// - Returns: Nil where the name of the namespace is none that the API takes.
  func text(of workloads: [Int]) -> String? {
    let first = connectivity.workloads[workloads[0]]
    guard first.namespace.isDNSLabel else { return nil }
    var names = Set(
      connectivity.policies.filter { ($0.object.namespace ?? "default") == first.namespace }.map(
        \.object.name))
    let deny = Self.free("default-deny", &names)
    var documents = [
      """
      # Pods of the namespace receive and send nothing but what another policy allows.
      \(head(deny, of: first))
        podSelector: {}
        policyTypes:
        - Ingress
        - Egress

      """
    ]
    for position in workloads {
      let workload = connectivity.workloads[position]
      let name = Self.free(workload.name.isDNSLabel ? workload.name : "workload-\(position)", &names)
      documents.append(policy(named: name, of: position, workload))
    }
    return documents.joined(separator: "---\n")
  }

  private func head(_ name: String, of workload: NetworkWorkload) -> String {
    let isNamed = workload.workloads[0].object.namespace != nil
    return """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: \(Literal.scalar(name))\(isNamed ? "\n  namespace: \(Literal.scalar(workload.namespace))" : "")
      spec:
      """
  }

  private func policy(named name: String, of position: Int, _ workload: NetworkWorkload) -> String {
    var text = """
      # What \(Self.comment("\(workload.kind)/\(workload.name)")) needs, as far as the manifests show it.
      \(head(name, of: workload))
        podSelector:
          matchLabels:
      \(selectors[position].lines(indent: 6))
        policyTypes:
        - Ingress
        - Egress

      """
    let ingress = rules(needs.filter { $0.destination == .workload(position) }, \.source, workload, .ingress)
    text += ingress.isEmpty ? "  ingress: []\n" : "  ingress:\n\(ingress)"
    text += "  egress:\n" + PolicyPeers.dns
    text += rules(needs.filter { $0.source == .workload(position) }, \.destination, workload, .egress)
    return text
  }

  /// One rule for each peer.
  private func rules(
    _ needs: [FlowNeed], _ peer: KeyPath<FlowNeed, NeedEnd>, _ workload: NetworkWorkload,
    _ direction: TrafficDirection
  ) -> String {
    var order: [NeedEnd] = []
    for need in needs where !order.contains(need[keyPath: peer]) { order.append(need[keyPath: peer]) }
    return order.map { end in
      let same = needs.filter { $0[keyPath: peer] == end }
      let connections = same.reduce(into: ConnectionSet.none) { $0.formUnion($1.connections) }
      var text = same.prefix(5).map { "  # \(evidence($0))\n" }.joined()
      if same.count > 5 { text += "  # and \(same.count - 5) more\n" }
      let (comment, lines) = peers.lines(for: end, of: workload)
      if let comment { text += "  # \(comment)\n" }
      let ports = Self.ports(connections)
      let key = direction == .ingress ? "from" : "to"
      guard !lines.isEmpty else { return text + "  - ports:\n" + ports }
      return text + "  - \(key):\n" + lines + "    ports:\n" + ports
    }.joined()
  }

  private func evidence(_ need: FlowNeed) -> String {
    let source = need.evidence.tree.source
    let line = source.position(at: need.evidence.range.lowerBound).line
    return "\(Self.comment(need.reason)) (\(Self.comment(source.name)):\(line))"
  }

  /// Text for a comment, which must stay on its line: plain letters as they are, all else quoted with escapes.
  private static func comment(_ text: String) -> String {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? text : Literal.scalar(text)
  }

  private static func ports(_ connections: ConnectionSet) -> String {
    TransportProtocol.allCases.flatMap { proto in
      connections[proto].ranges.map { range in
        let end = range.count > 1 ? "\n      endPort: \(range.upperBound)" : ""
        return "    - protocol: \(proto.name)\n      port: \(range.lowerBound)\(end)\n"
      }
    }.joined()
  }

  private static func free(_ wanted: String, _ taken: inout Set<String>) -> String {
    var (name, number) = (wanted, 1)
    while !taken.insert(name).inserted {
      number += 1
      name = "\(wanted)-\(number)"
    }
    return name
  }
}
