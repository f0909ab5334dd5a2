public import Documents

/// An audit policy, as the API server evaluates it: the first rule that matches a request decides at
/// which level it is recorded, and what no rule matches is not recorded at all.
///
/// Source: k8s.io/apiserver, pkg/audit/policy.
public struct AuditPolicy: Sendable {
  public let node: Node
  private let compiled: [AuditRule]

  /// How much of a request is recorded.
  public enum Level: Int, Sendable, Comparable {
    case none, metadata, request, requestResponse

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// A request as far as a policy looks at it.
  public struct Request: Sendable {
    public let user: String
    public let groups: [String]
    public let verb: String
    public let group: String
    /// With the subresource: `pods/exec`.
    public let resource: String
    public let namespace: String
    /// The name of the object, where the request says one.
    public let name: String
    /// The path of a request for no resource; `resource` is empty then.
    public let path: String

    public init(
      _ verb: String, _ resource: String, group: String = "", in namespace: String = "shop",
      by user: String = "jane", of groups: [String] = ["system:authenticated"], name: String = "",
      path: String = ""
    ) {
      self.name = name
      self.path = path
      self.verb = verb
      self.resource = resource
      self.group = group
      self.namespace = namespace
      self.user = user
      self.groups = groups
    }
  }

  /// nil for objects of another kind.
  public init?(_ object: KubernetesObject) {
    guard object.kind == "Policy", object.group == "audit.k8s.io" else { return nil }
    node = object.node
    compiled = object.node.given("rules").map { $0.children.filter(\.isMapping).map(AuditRule.init) } ?? []
  }

  public var rules: [Node] { compiled.map(\.node) }

  /// The level at which a request is recorded, and the rule that says so; no rule where none matches.
  public func level(of request: Request) -> (level: Level, rule: Node?) {
    for rule in compiled where rule.matches(request) { return (rule.level, rule.node) }
    return (.none, nil)
  }

  /// The level of a rule; an unknown one is refused at load and counts as none.
  public static func level(of rule: Node) -> Level {
    switch rule["level"]?.text {
    case "Metadata": .metadata
    case "Request": .request
    case "RequestResponse": .requestResponse
    default: .none
    }
  }

  /// The stages that are not recorded of requests that a rule decides: those of the policy and of the rule.
  public func omittedStages(of rule: Node?) -> Set<String> {
    let lists = [node.given("omitStages"), rule?.given("omitStages")].compactMap { $0 }
    return Set(lists.flatMap { $0.children.compactMap(\.text) })
  }

  /// The place of a rule among the others, from 1.
  public func number(of rule: Node) -> Int { (compiled.firstIndex { $0.node == rule } ?? 0) + 1 }
}
