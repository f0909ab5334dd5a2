internal import Documents
internal import Kubernetes

/// Pods that a rule selects by their labels, whether or not the input shows any.
public struct UnseenPeer: Sendable, Hashable {
  /// Nil for all namespaces; a name where the selector is for one.
  let namespaces: [LabelRequirement]
  let pods: [LabelRequirement]
  /// The namespace that the selectors name by itself.
  let namespace: String?

  private static let nameLabel = "kubernetes.io/metadata.name"

  /// - Parameter own: The namespace of the policy, where the peer has no selector of namespaces.
  init?(namespaces: LabelSelector?, pods: LabelSelector?, own: String?) {
    guard let pods = (pods ?? LabelSelector(nil)).requirements else { return nil }
    var wanted: [LabelRequirement] = []
    if let namespaces {
      guard let given = namespaces.requirements else { return nil }
      wanted = given
    } else if let own {
      wanted = [LabelRequirement(key: Self.nameLabel, op: .isIn, values: [own])]
    }
    self.namespaces = Self.sorted(wanted)
    self.pods = Self.sorted(pods)
    namespace = wanted.first { $0.key == Self.nameLabel && $0.op == .isIn && $0.values.count == 1 }?.values[0]
  }

  private static func sorted(_ requirements: [LabelRequirement]) -> [LabelRequirement] {
    Set(requirements).sorted {
      ($0.isOneValue ? 0 : 1, $0.key, $0.words) < ($1.isOneValue ? 0 : 1, $1.key, $1.words)
    }
  }

  /// `[namespace with {team=x}]/[pod with {app=y}]`, with the selectors as kubectl writes them.
  public var title: String {
    let rest = namespaces.filter { $0.key != Self.nameLabel || namespace == nil }
    let place =
      rest.isEmpty
      ? namespace ?? "[all namespaces]"
      : "[namespace with {\(Self.words(namespaces))}]"
    return "\(place)/\(pods.isEmpty ? "[all pods]" : "[pod with {\(Self.words(pods))}]")"
  }

  /// "pods with app=y in namespaces with team=x".
  public var words: String {
    let rest = namespaces.filter { $0.key != Self.nameLabel || namespace == nil }
    let place =
      rest.isEmpty
      ? namespace.map { "in namespace \($0)" } ?? "in any namespace"
      : "in namespaces with \(Self.words(namespaces))"
    return "\(pods.isEmpty ? "pods" : "pods with \(Self.words(pods))") \(place)"
  }

  private static func words(_ requirements: [LabelRequirement]) -> String {
    requirements.map(\.words).joined(separator: ",")
  }
}

extension LabelRequirement {
  /// A label as it is: `app=web`.
  var isOneValue: Bool { op == .isIn && values.count == 1 }

  /// As kubectl writes it: `app=web`, `app in (a,b)`, `app notin (a,b)`, `app`, `!app`.
  fileprivate var words: String {
    let list = values.joined(separator: ",")
    return switch op {
    case .isIn: values.count == 1 ? "\(key)=\(list)" : "\(key) in (\(list))"
    case .notIn: "\(key) notin (\(list))"
    case .exists: key
    case .doesNotExist: "!\(key)"
    }
  }
}

extension UnseenPeer {
  /// The peers of all rules that are pods, with the directions of these rules, in the order of their titles.
  static func all(in inventory: Inventory) -> [(peer: UnseenPeer, directions: Set<TrafficDirection>)] {
    var found: [UnseenPeer: Set<TrafficDirection>] = [:]
    func add(_ direction: TrafficDirection, _ namespaces: Node?, _ pods: Node?, own: String?) {
      let spaces = namespaces.map { LabelSelector($0) }
      if let peer = UnseenPeer(namespaces: spaces, pods: pods.map { LabelSelector($0) }, own: own) {
        found[peer, default: []].insert(direction)
      }
    }
    for object in inventory.objects(ofKind: "NetworkPolicy") {
      guard let policy = NetworkPolicy(object) else { continue }
      for rule in TrafficDirection.allCases.flatMap({ Array(policy.rules($0)) }) {
        for peer in rule.peers?.children.map({ $0 }) ?? []
        where peer.isMapping && peer.given("ipBlock") == nil {
          add(
            rule.direction, peer.given("namespaceSelector"), peer.given("podSelector"),
            own: Namespaces.name(of: object))
        }
      }
    }
    for object in TierPolicy.kinds.flatMap(inventory.objects(ofKind:)) where TierPolicy.isOne(object) {
      guard let spec = object.node.given("spec"), spec.isMapping else { continue }
      for direction in TrafficDirection.allCases {
        for peer in spec.items(direction.key).flatMap({ $0.items(direction.peersKey).map { $0 } }) {
          if let namespaces = peer.given("namespaces") { add(direction, namespaces, nil, own: nil) }
          if let pods = peer.given("pods") {
            add(direction, pods.given("namespaceSelector"), pods.given("podSelector"), own: nil)
          }
        }
      }
    }
    return found.map { ($0.key, $0.value) }.sorted { $0.0.title < $1.0.title }
  }
}
