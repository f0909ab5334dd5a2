import Connectivity
import Documents
import Kubernetes

/// The tiers by their documentation: the first rule that meets the traffic decides.
extension BruteForce {
  /// The rules of a tier that meet what passes between a pod and a peer, in the order in which they are asked.
  func tierRules(_ tier: String, _ direction: TrafficDirection, _ pod: Workload, _ peer: End) -> [Node] {
    let policies = inventory.objects
      .filter { $0.group == "policy.networking.k8s.io" && self.tier(of: $0) == tier }
      .map { $0.node["spec"]! }
      .sorted { $0.given("priority")?.int ?? 0 < $1.given("priority")?.int ?? 0 }
    return policies.filter { isSelected(pod, $0["subject"]!) }.flatMap { spec in
      spec.items(direction == .ingress ? "ingress" : "egress").filter { rule in
        rule.items(direction == .ingress ? "from" : "to").contains { isPeer(peer, $0) }
      }
    }
  }

  /// What they say of one flow; nil where they leave that to what comes after.
  func tierVerdict(_ rules: [Node], _ destination: End, _ proto: String, _ port: Int) -> Bool? {
    for rule in rules where isOn(destination, proto, port, rule) {
      switch rule["action"]?.text {
      case "Allow", "Accept": return true
      case "Deny": return false
      default: return nil
      }
    }
    return nil
  }

  private func tier(of object: KubernetesObject) -> String {
    switch object.kind {
    case "AdminNetworkPolicy": "Admin"
    case "BaselineAdminNetworkPolicy": "Baseline"
    default: object.node["spec"]?["tier"]?.text ?? ""
    }
  }

  /// Pods on the network of their node are neither subjects nor peers.
  private func isSelected(_ pod: Workload, _ selection: Node) -> Bool {
    guard pod.flag("hostNetwork") != true else { return false }
    if let namespaces = selection["namespaces"] {
      return LabelSelector(namespaces).matches(namespaceLabels(pod))
    }
    guard let pods = selection["pods"] else { return false }
    return LabelSelector(pods["namespaceSelector"]).matches(namespaceLabels(pod))
      && LabelSelector(pods["podSelector"]).matches(Labels(of: pod.template))
  }

  private func isPeer(_ peer: End, _ selection: Node) -> Bool {
    if let networks = selection["networks"] {
      guard let address = address(of: peer) else { return false }
      return networks.children.contains { AddressRange($0)!.contains(address) }
    }
    guard case .pod(let pod) = peer else { return false }
    return isSelected(pod, selection)
  }

  private func isOn(_ destination: End, _ proto: String, _ port: Int, _ rule: Node) -> Bool {
    guard let list = rule["ports"] ?? rule["protocols"] else { return true }
    return list.children.contains { entry in
      if let name = (entry["namedPort"] ?? entry["destinationNamedPort"])?.text {
        guard case .pod(let pod) = destination else { return false }
        return pod.containers.contains { container in
          container.node.items("ports").contains {
            $0["name"]?.text == name && $0["containerPort"]?.int == port
              && ($0["protocol"]?.text ?? "TCP") == proto
          }
        }
      }
      if let one = entry["portNumber"] { return one["protocol"]?.text == proto && one["port"]?.int == port }
      if let range = entry["portRange"] {
        return range["protocol"]?.text == proto && (range["start"]!.int!...range["end"]!.int!).contains(port)
      }
      guard let transport = entry[key: proto.lowercased()] else { return false }
      guard let wanted = transport["destinationPort"] else { return true }
      if let range = wanted["range"] { return (range["start"]!.int!...range["end"]!.int!).contains(port) }
      return wanted["number"]?.int == port
    }
  }
}
