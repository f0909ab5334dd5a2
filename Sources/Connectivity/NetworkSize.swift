internal import Documents
public import Kubernetes

/// How much room the analysis of a network takes at the most: a bit for each pod and each interval of addresses,
/// for each policy, rule and set of peers.
public enum NetworkSize {
  /// In bytes. Ten thousand pods with a thousand policies take a hundredth of it.
  public static let limit = 4 << 30

  /// Whether the network of an inventory can be analysed. What is beyond it is no cluster that Kubernetes runs,
  /// but may be a file that somebody made to be large.
  public static func isWithinLimit(_ inventory: Inventory, limit: Int = limit) -> Bool {
    var rules = 0
    var blocks: Set<AddressRange> = []
    for kind in ["NetworkPolicy"] + TierPolicy.kinds {
      for object in inventory.objects(ofKind: kind) {
        rules += 2
        guard let spec = object.node.given("spec"), spec.isMapping else { continue }
        for direction in TrafficDirection.allCases {
          for rule in spec.items(direction.key) where rule.isMapping {
            rules += 2
            for peer in rule.items(direction.peersKey) where peer.isMapping {
              rules += peer["podSelector"] != nil || peer["pods"] != nil || peer["namespaces"] != nil ? 1 : 0
              let block = peer.given("ipBlock")
              for list in [block?.given("except"), peer.given("networks")] {
                for range in list?.children.compactMap({ AddressRange($0) }) ?? [] { blocks.insert(range) }
              }
              if let range = block?.given("cidr").flatMap({ AddressRange($0) }) { blocks.insert(range) }
            }
          }
        }
      }
    }
    let (bits, isOver) = (inventory.workloads.count + 2 * blocks.count).multipliedReportingOverflow(
      by: 2 * rules)
    return !isOver && bits / 8 <= limit
  }
}
