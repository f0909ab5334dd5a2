internal import Kubernetes

/// All policies of an inventory in numbers, before anybody asks whom they mean.
struct PolicySet {
  private(set) var vocabulary = LabelVocabulary()
  private(set) var policies: [CompiledPolicy] = []
  /// In the order in which they decide: by tier, then by priority, then by name.
  private(set) var tiers: [CompiledTierPolicy] = []
  private(set) var faults: [PolicyFault] = []

  init(_ inventory: Inventory) {
    for object in inventory.objects(ofKind: "NetworkPolicy") where NetworkPolicy.isOne(object) {
      do throws(PolicyFault) {
        guard let policy = NetworkPolicy(object) else {
          throw PolicyFault(object.node.given("spec") ?? object.node, "spec must be an object")
        }
        policies.append(try CompiledPolicy(policy, &vocabulary))
      } catch {
        faults.append(error)
      }
    }
    let nodes = ClusterNode.read(inventory)
    for kind in TierPolicy.kinds {
      for object in inventory.objects(ofKind: kind) where TierPolicy.isOne(object) {
        do throws(PolicyFault) {
          tiers.append(try CompiledTierPolicy(object, &vocabulary, nodes: nodes))
        } catch {
          faults.append(error)
        }
      }
    }
    tiers.sort { Self.order($0.policy) < Self.order($1.policy) }
  }

  private static func order(_ policy: TierPolicy) -> (Int, Int, String) {
    (policy.tier.rawValue, policy.priority, policy.object.name)
  }

  var rules: [CompiledRule] { policies.flatMap(\.rules) + tiers.flatMap { $0.rules.map(\.rule) } }
}

extension CompiledRule {
  var blocks: [AddressBlock] {
    (peers ?? []).compactMap { if case .block(let block) = $0 { block } else { nil } }
  }
}
