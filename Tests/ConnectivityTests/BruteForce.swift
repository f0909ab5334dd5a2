import Connectivity
import Documents
import Kubernetes

/// The meaning of network policies, sentence by sentence of their documentation: one pair of ends, one port at
/// a time, with nothing prepared.
struct BruteForce {
  let inventory: Inventory
  private let hostNetwork: HostNetworkReading
  private let policies: [NetworkPolicy]

  init(_ inventory: Inventory, _ hostNetwork: HostNetworkReading) {
    self.inventory = inventory
    self.hostNetwork = hostNetwork
    policies = inventory.objects(ofKind: "NetworkPolicy").compactMap(NetworkPolicy.init)
  }

  enum End {
    case pod(Workload)
    case address(AddressRange)
  }

  /// Whether a flow of a protocol passes on a port.
  typealias Answer = (_ proto: String, _ port: Int) -> Bool

  func flows(_ source: End, _ destination: End) -> Answer {
    let sends = allows(.egress, source, peer: destination, destination)
    let receives = allows(.ingress, destination, peer: source, destination)
    return { sends($0, $1) && receives($0, $1) }
  }

  private func allows(
    _ direction: TrafficDirection, _ subject: End, peer: End, _ destination: End
  ) -> Answer {
    guard case .pod(let pod) = subject else { return { _, _ in true } }
    let admin = tierRules("Admin", direction, pod, peer)
    let baseline = tierRules("Baseline", direction, pod, peer)
    let isolating =
      isUnreachable(pod)
      ? []
      : policies.filter {
        $0.object.namespace == pod.object.namespace && $0.isolates(direction)
          && $0.podSelector.matches(Labels(of: pod.template))
      }
    let rules = isolating.flatMap { policy in
      policy.rules(direction).filter { isMeant(peer, $0, policy) }
    }
    return { proto, port in
      if let verdict = self.tierVerdict(admin, destination, proto, port) { return verdict }
      guard isolating.isEmpty else {
        return rules.contains { self.isMeant(destination, proto, port, $0) }
      }
      return self.tierVerdict(baseline, destination, proto, port) ?? true
    }
  }

  private func isUnreachable(_ pod: Workload) -> Bool {
    hostNetwork == .node && pod.flag("hostNetwork") == true
  }

  private func isMeant(_ peer: End, _ rule: NetworkPolicy.Rule, _ policy: NetworkPolicy) -> Bool {
    guard let peers = rule.peers else { return true }
    return peers.children.contains { node in
      let entry = NetworkPolicy.Peer(node: node)
      if let block = entry.ipBlock { return address(of: peer).map { isIn($0, block) } ?? false }
      guard case .pod(let pod) = peer, !isUnreachable(pod) else { return false }
      if let selector = entry.namespaceSelector {
        guard selector.matches(namespaceLabels(pod)) else { return false }
      } else if pod.object.namespace != policy.object.namespace {
        return false
      }
      return entry.podSelector?.matches(Labels(of: pod.template)) ?? true
    }
  }

  func namespaceLabels(_ pod: Workload) -> Labels {
    let name = pod.object.namespace!
    let manifest = inventory.objects(ofKind: "Namespace").first { $0.name == name }
    return Labels(ofNamespace: name, manifest?.node)
  }

  func address(of end: End) -> AddressRange? {
    switch end {
    case .address(let address): return address
    case .pod(let pod):
      guard pod.flag("hostNetwork") != true, let text = pod.object.node.given("status")?["podIP"]?.text else {
        return nil
      }
      return AddressRange("\(text)/32")
    }
  }

  private func isIn(_ address: AddressRange, _ block: Node) -> Bool {
    guard AddressRange(block["cidr"]!)!.contains(address) else { return false }
    return !block.items("except").contains { AddressRange($0)!.contains(address) }
  }

  private func isMeant(_ destination: End, _ proto: String, _ port: Int, _ rule: NetworkPolicy.Rule) -> Bool {
    guard let ports = rule.ports else { return true }
    return ports.children.contains { node in
      guard (node.given("protocol")?.text ?? "TCP") == proto else { return false }
      guard let wanted = node.given("port") else { return true }
      if let first = wanted.int { return port >= first && port <= node.given("endPort")?.int ?? first }
      guard case .pod(let pod) = destination else { return false }
      return pod.containers.contains { container in
        container.node.items("ports").contains {
          $0["name"]?.text == wanted.text && $0["containerPort"]?.int == port
            && ($0["protocol"]?.text ?? "TCP") == proto
        }
      }
    }
  }
}
