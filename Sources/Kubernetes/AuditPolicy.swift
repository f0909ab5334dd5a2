public import Documents

/// An audit policy, as the API server evaluates it: the first rule that matches a request decides at
/// which level it is recorded, and what no rule matches is not recorded at all.
///
/// Source: k8s.io/apiserver, pkg/audit/policy.
public struct AuditPolicy: Sendable {
  public let node: Node
  public let rules: [Node]

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
    rules = object.node.given("rules").map { $0.children.filter(\.isMapping) } ?? []
  }

  /// The level at which a request is recorded, and the rule that says so; no rule where none matches.
  public func level(of request: Request) -> (level: Level, rule: Node?) {
    for rule in rules where matches(rule, request) { return (Self.level(of: rule), rule) }
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

  private func matches(_ rule: Node, _ request: Request) -> Bool {
    guard matches(rule, "users", request.user), matches(rule, "verbs", request.verb),
      filled(rule, "userGroups").map({ list in
        list.children.contains { group in request.groups.contains { group.text == $0 } }
      }) ?? true
    else { return false }
    let resources = filled(rule, "resources")
    let paths = filled(rule, "nonResourceURLs")
    if request.resource.isEmpty {
      // A rule for resources or namespaces never matches a path.
      guard resources == nil, filled(rule, "namespaces") == nil else { return false }
      return paths.map { list in list.children.contains { covers($0, request.path) } } ?? true
    }
    // A rule for paths alone never matches a resource.
    return matches(rule, "namespaces", request.namespace)
      && (resources.map { list in list.children.contains { names($0, request) } } ?? (paths == nil))
  }

  /// Whether a pattern of `nonResourceURLs` means a path: itself, or all that begins with it before a last `*`.
  private func covers(_ pattern: Node, _ path: String) -> Bool {
    guard let text = pattern.text else { return false }
    return text == "*" || text == path || text.hasSuffix("*") && path.hasPrefix(text.dropLast())
  }

  /// The stages that are not recorded of requests that a rule decides: those of the policy and of the rule.
  public func omittedStages(of rule: Node?) -> Set<String> {
    let lists = [node.given("omitStages"), rule?.given("omitStages")].compactMap { $0 }
    return Set(lists.flatMap { $0.children.compactMap(\.text) })
  }

  /// The place of a rule among the others, from 1.
  public func number(of rule: Node) -> Int { (rules.firstIndex { $0 == rule } ?? 0) + 1 }

  /// A list that restricts the rule: an empty one does not.
  private func filled(_ rule: Node, _ key: StaticString) -> Node? {
    rule.given(key).flatMap { $0.count > 0 ? $0 : nil }
  }

  private func matches(_ rule: Node, _ key: StaticString, _ value: String) -> Bool {
    filled(rule, key)?.children.contains { $0.text == value } ?? true
  }

  /// One entry of `resources`: a group, and resources of it. An entry with names does not match a request
  /// that names no object.
  private func names(_ entry: Node, _ request: Request) -> Bool {
    let group = entry.given("group")?.text ?? ""
    guard group == request.group || group == "*",
      filled(entry, "resourceNames").map({ list in list.children.contains { $0.text == request.name } })
        ?? true
    else { return false }
    guard let resources = filled(entry, "resources") else { return true }
    let slash = request.resource.firstIndex(of: "/")
    let subresource = slash.map { request.resource[$0...] }
    return resources.children.contains { pattern in
      guard let pattern = pattern.text else { return false }
      if pattern == "*" || pattern == request.resource { return true }
      if pattern.hasPrefix("*/") { return subresource.map { pattern.dropFirst() == $0 } ?? false }
      // The resource itself is meant, too.
      guard pattern.hasSuffix("/*") else { return false }
      return pattern.dropLast(2) == request.resource[..<(slash ?? request.resource.endIndex)]
    }
  }
}
