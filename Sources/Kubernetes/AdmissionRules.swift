public import Documents

/// The rules that say which requests an admission webhook or policy sees.
public struct AdmissionRules: Sendable {
  public let rules: [Node]

  /// The rules of one webhook of a configuration.
  public init(webhook: Node) { rules = Self.list(webhook.given("rules")) }

  /// The rules of an admission policy.
  public init(policy: KubernetesObject) {
    rules = Self.list(policy.node["spec"]?["matchConstraints"]?.given("resourceRules"))
  }

  private static func list(_ node: Node?) -> [Node] {
    node.map { $0.children.filter(\.isMapping) } ?? []
  }

  /// The webhooks of a configuration.
  public static func webhooks(of object: KubernetesObject) -> [Node] { list(object.node.given("webhooks")) }

  /// Whether pods, or objects that make them, are seen.
  public var seePods: Bool { rules.contains(where: Self.namesWorkloads) }

  /// Whether a rule names pods, or objects that make them.
  public static func namesWorkloads(_ rule: Node) -> Bool {
    has(rule, "apiGroups", "") && (has(rule, "resources", "pods") || has(rule, "resources", "pods/*"))
      || has(rule, "apiGroups", "apps") && has(rule, "resources", "deployments")
  }

  /// Whether a rule's list has an entry, or one that stands for all.
  public static func has(_ rule: Node, _ key: StaticString, _ entry: StaticString) -> Bool {
    rule.given(key)?.children.contains { $0.textIs(entry) || $0.textIs("*") || $0.textIs("*/*") } ?? false
  }
}
