public import Documents

/// The two ways of traffic that a policy speaks of, seen from the pods that it selects.
public enum TrafficDirection: Sendable, CaseIterable {
  case ingress, egress

  /// The key of its rules.
  public var key: StaticString { self == .ingress ? "ingress" : "egress" }
  /// The key of the peers in a rule.
  public var peersKey: StaticString { self == .ingress ? "from" : "to" }
  /// Its name in `policyTypes`.
  public var typeName: StaticString { self == .ingress ? "Ingress" : "Egress" }
}

/// A NetworkPolicy of `networking.k8s.io/v1` (and of the old `extensions/v1beta1`), read in place.
///
/// Source: the API reference of NetworkPolicySpec. Policies only add up: a pod that one policy selects
/// for a direction may do there what some policy allows, and nothing else.
public struct NetworkPolicy: Sendable {
  public let object: KubernetesObject
  /// Nil where it is left out: all pods of the namespace are isolated for ingress then.
  public let spec: Node?

  /// Nil for kinds of the same name in other groups, for patches, and for a spec that is no mapping.
  public init?(_ object: KubernetesObject) {
    guard NetworkPolicy.isOne(object) else { return nil }
    let spec = object.node.given("spec")
    guard spec?.isMapping ?? true else { return nil }
    self.object = object
    self.spec = spec
  }

  /// Whether an object is a whole policy of the API itself.
  public static func isOne(_ object: KubernetesObject) -> Bool {
    object.role == .manifest && object.kind == "NetworkPolicy"
      && (object.apiVersion.hasPrefix("networking.k8s.io/") || object.apiVersion.hasPrefix("extensions/"))
  }

  /// The pods of its own namespace that it is about; all of them where it is left out.
  public var podSelector: LabelSelector { LabelSelector(spec?.given("podSelector")) }

  /// `policyTypes` where it counts: an empty list is as none.
  public var policyTypes: Node? {
    guard let types = spec?.given("policyTypes"), types.count > 0 else { return nil }
    return types
  }

  /// Whether the pods are isolated in a direction. Without `policyTypes` ingress always is, and egress
  /// where there is at least one rule for it.
  public func isolates(_ direction: TrafficDirection) -> Bool {
    if let types = policyTypes { return types.children.contains { $0.textIs(direction.typeName) } }
    return direction == .ingress || (spec?.given("egress")?.count ?? 0) > 0
  }

  /// The rules that take effect in a direction; none where its pods are not isolated there.
  public func rules(_ direction: TrafficDirection) -> Rules {
    Rules(direction: direction, list: isolates(direction) ? spec?.given(direction.key) : nil)
  }

  /// The rules of one direction, in order.
  public struct Rules: Sequence, IteratorProtocol {
    private let direction: TrafficDirection
    private var nodes: Node.Children?

    fileprivate init(direction: TrafficDirection, list: Node?) {
      self.direction = direction
      nodes = list.flatMap { $0.isSequence ? $0.children : nil }
    }

    public mutating func next() -> Rule? {
      while let node = nodes?.next() {
        if node.isMapping || node.isNull { return Rule(node: node, direction: direction) }
      }
      return nil
    }
  }

  /// One rule: traffic with any of its peers on any of its ports.
  public struct Rule: Sendable {
    public let node: Node
    public let direction: TrafficDirection

    /// The list of peers; nil where it is left out or empty, which is everyone: pods, nodes, all addresses.
    public var peers: Node? { filled(node.isMapping ? node.given(direction.peersKey) : nil) }
    /// The list of ports; nil where it is left out or empty, which is every port of every protocol.
    public var ports: Node? { filled(node.isMapping ? node.given("ports") : nil) }

    private func filled(_ list: Node?) -> Node? {
      guard let list, list.count > 0 else { return nil }
      return list
    }

    /// Whether it lets a port through. Named ports are taken for others.
    public func allows(_ number: Int, _ protocolName: StaticString) -> Bool {
      guard let ports else { return true }
      return ports.children.contains { Port(node: $0).includes(number, protocolName) }
    }

    /// All its ports are those of DNS: 53, and 5353 where OpenShift's pods listen.
    public var isForDNSOnly: Bool {
      guard let ports else { return false }
      return ports.children.allSatisfy { port in
        guard let field = port.given("port"), port.given("endPort") == nil else { return false }
        return field.int == 53 || field.int == 5353 || field.textIs("dns") || field.textIs("dns-tcp")
      }
    }
  }

  /// One peer. Exactly one of `ipBlock` and the selectors may stand in it; both selectors must hold.
  public struct Peer: Sendable {
    public let node: Node

    public init(node: Node) { self.node = node }

    /// Pods of the policy's own namespace, or of those that the other selector names. Empty differs from
    /// absent: it is all of them.
    public var podSelector: LabelSelector? { node.given("podSelector").map { LabelSelector($0) } }
    public var namespaceSelector: LabelSelector? { node.given("namespaceSelector").map { LabelSelector($0) } }
    public var ipBlock: Node? { node.given("ipBlock") }
  }

  /// One port, or a range of them.
  public struct Port: Sendable {
    public let node: Node

    public init(node: Node) { self.node = node }

    /// Whether a numeric port of a protocol is among them. TCP is the default; without `port` all ports
    /// of the protocol are.
    public func includes(_ number: Int, _ protocolName: StaticString) -> Bool {
      let isProtocol = node.given("protocol").map { $0.textIs(protocolName) } ?? Self.isTCP(protocolName)
      guard isProtocol else { return false }
      guard let port = node.given("port") else { return true }
      guard let first = port.int else { return false }
      return number >= first && number <= node.given("endPort")?.int ?? first
    }

    private static func isTCP(_ name: StaticString) -> Bool {
      name.utf8CodeUnitCount == 3 && name.utf8Start[0] == UInt8(ascii: "T")
    }
  }
}
