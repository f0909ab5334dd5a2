internal import Documents

/// A range of addresses that the cluster itself uses, as an object of the input says.
public struct ClusterRange: Sendable {
  public let range: AddressRange
  public let use: Use

  public enum Use: Sendable {
    case pods, services, nodes

    /// Whose addresses they are, for a message.
    public var name: String {
      switch self {
      case .pods: "pods"
      case .services: "services"
      case .nodes: "nodes"
      }
    }
  }

  /// From kubeadm's ClusterConfiguration, and from Node objects, whose own blocks lie in that of all pods.
  static func read(_ inventory: Inventory) -> [ClusterRange] {
    var found: [ClusterRange] = []
    for object in inventory.objects(ofKind: "ClusterConfiguration") {
      guard let networking = object.node.given("networking") else { continue }
      add(networking.given("podSubnet"), .pods, to: &found)
      add(networking.given("serviceSubnet"), .services, to: &found)
    }
    for object in inventory.objects(ofKind: "Node") where object.apiVersion == "v1" {
      if let blocks = object.node.given("spec")?.given("podCIDRs") {
        for block in blocks.children { add(block, .pods, to: &found) }
      } else {
        add(object.node.given("spec")?.given("podCIDR"), .pods, to: &found)
      }
      guard let addresses = object.node.given("status")?.given("addresses") else { continue }
      for address in addresses.children where address["type"]?.textIs("InternalIP") ?? false {
        guard let text = address.given("address")?.text else { continue }
        if let range = AddressRange("\(text)/\(text.utf8.contains(UInt8(ascii: ":")) ? 128 : 32)") {
          found.append(ClusterRange(range: range, use: .nodes))
        }
      }
    }
    return found
  }

  /// Adds the blocks of a list with commas between them.
  private static func add(_ list: Node?, _ use: Use, to found: inout [ClusterRange]) {
    guard let text = list?.text else { return }
    for part in text.split(separator: ",") {
      guard let range = AddressRange(String(part)) else { continue }
      // What ClusterConfiguration says comes first, and most Nodes add nothing to it.
      let isKnown = found.prefix(8).contains { $0.use == use && $0.range.contains(range) }
      if !isKnown { found.append(ClusterRange(range: range, use: use)) }
    }
  }
}
