public import Documents

/// One rule of a Role or ClusterRole. It allows every one of its verbs on every one of its resources in
/// every one of its API groups; nothing denies.
///
/// Source: kubernetes.io, "Using RBAC Authorization"; decisions of a 1.36 API server.
public struct PolicyRule: Sendable {
  public let node: Node
  public let verbs: Verbs
  public let groups: APIGroups
  public let resources: Resources
  public let names: Names
  /// The rule is for paths, not for resources.
  public let isForPaths: Bool

  /// Whether the rule is limited to objects by name.
  public enum Names: Sendable {
    case any, given
    /// One of the names is empty: requests that carry no name pass.
    case givenWithEmpty
  }

  init(_ node: Node) {
    self.node = node
    verbs = node.items("verbs").reduce(into: []) { $0.formUnion(Verbs(word: $1)) }
    groups = node.items("apiGroups").reduce(into: []) { $0.formUnion(APIGroups(word: $1)) }
    names = Self.names(node)
    isForPaths = node.given("nonResourceURLs") != nil
    let named = node.items("resources").reduce(into: Resources()) { $0.formUnion(Resources(word: $1)) }
    resources =
      isForPaths && node.items("nonResourceURLs").contains { $0.textIs("*") || $0.textIs("/*") }
      ? named.union(.everyPath) : named
  }

  private static func names(_ rule: Node) -> Names {
    guard let list = rule.given("resourceNames"), list.isSequence, list.count > 0 else { return .any }
    return list.children.contains { $0.textIs("") } ? .givenWithEmpty : .given
  }

  /// The verbs that the rule allows on objects of whatever name. `create` is one of them only on the
  /// resource itself: a request for a subresource carries the name of what it belongs to.
  public var verbsOnAny: Verbs {
    switch names {
    case .any: verbs
    case .given: []
    case .givenWithEmpty: verbs.intersection(.nameless)
    }
  }

  /// Every verb on every resource of every group, of whatever name.
  public var grantsEverything: Bool {
    verbs.contains(.star) && groups.contains(.star) && resources.contains(.star) && names == .any
  }

  /// The first resource of the rule that is one of these.
  public func resource(_ wanted: Resources) -> Node? {
    node.items("resources").first { !Resources(word: $0).isDisjoint(with: wanted) }
  }

  /// The first verb of the rule that is one of these, `*` included.
  public func verb(_ wanted: Verbs) -> Node? {
    node.items("verbs").first { !Verbs(word: $0).isDisjoint(with: wanted) }
  }

  /// The resources of the rule that are some of these, for a message.
  public func resourceWords(_ wanted: Resources) -> String {
    node.items("resources").filter { !Resources(word: $0).isDisjoint(with: wanted) }
      .compactMap(\.text).joined(separator: ", ")
  }

  /// The verbs of the rule that are some of these, for a message.
  public func verbWords(_ wanted: Verbs) -> String {
    node.items("verbs").filter { !Verbs(word: $0).isDisjoint(with: wanted) }
      .compactMap(\.text).joined(separator: ", ")
  }

  public var verbNodes: Node.Children { node.items("verbs") }
  public var groupNodes: Node.Children { node.items("apiGroups") }
  public var resourceNodes: Node.Children { node.items("resources") }
  public var nameNodes: Node.Children { node.items("resourceNames") }
  public var pathNodes: Node.Children { node.items("nonResourceURLs") }
}
