internal import Documents

/// A rule of an audit policy with its lists spelt out: a policy is asked about hundreds of requests.
struct AuditRule: Sendable {
  let node: Node
  let level: AuditPolicy.Level
  /// Lists that restrict the rule; nil where there is none, or an empty one.
  private let users: [String]?
  private let groups: [String]?
  private let verbs: [String]?
  private let namespaces: [String]?
  private let paths: [String]?
  private let resources: [Entry]?

  /// One entry of `resources`: a group, and resources of it.
  private struct Entry: Sendable {
    let group: String
    let resources: [String]?
    let names: [String]?
  }

  init(_ node: Node) {
    self.node = node
    level = AuditPolicy.level(of: node)
    users = Self.texts(node, "users")
    groups = Self.texts(node, "userGroups")
    verbs = Self.texts(node, "verbs")
    namespaces = Self.texts(node, "namespaces")
    paths = Self.texts(node, "nonResourceURLs")
    resources = Self.filled(node, "resources")?.children.map { entry in
      Entry(
        group: entry.given("group")?.text ?? "", resources: Self.texts(entry, "resources"),
        names: Self.texts(entry, "resourceNames"))
    }
  }

  private static func filled(_ node: Node, _ key: StaticString) -> Node? {
    node.given(key).flatMap { $0.count > 0 ? $0 : nil }
  }

  private static func texts(_ node: Node, _ key: StaticString) -> [String]? {
    filled(node, key)?.children.compactMap(\.text)
  }

  func matches(_ request: AuditPolicy.Request) -> Bool {
    guard users?.contains(request.user) ?? true, verbs?.contains(request.verb) ?? true,
      groups?.contains(where: request.groups.contains) ?? true
    else { return false }
    if request.resource.isEmpty {
      // A rule for resources or namespaces never matches a path.
      guard resources == nil, namespaces == nil else { return false }
      return paths?.contains { Self.covers($0, request.path) } ?? true
    }
    // A rule for paths alone never matches a resource.
    return namespaces?.contains(request.namespace) ?? true
      && (resources?.contains { Self.names($0, request) } ?? (paths == nil))
  }

  /// Whether a pattern of `nonResourceURLs` means a path: itself, or all that begins with it before a last `*`.
  private static func covers(_ pattern: String, _ path: String) -> Bool {
    pattern == "*" || pattern == path || pattern.hasSuffix("*") && path.hasPrefix(pattern.dropLast())
  }

  /// An entry with names does not match a request that names no object.
  private static func names(_ entry: Entry, _ request: AuditPolicy.Request) -> Bool {
    guard entry.group == request.group || entry.group == "*", entry.names?.contains(request.name) ?? true
    else { return false }
    guard let resources = entry.resources else { return true }
    return resources.contains { pattern in
      if pattern == "*" || pattern == request.resource { return true }
      let slash = request.resource.utf8.firstIndex(of: UInt8(ascii: "/"))
      if pattern.hasPrefix("*/") {
        return slash.map { pattern.dropFirst() == request.resource[$0...] } ?? false
      }
      // The resource itself is meant, too.
      guard pattern.hasSuffix("/*") else { return false }
      return pattern.dropLast(2) == request.resource[..<(slash ?? request.resource.endIndex)]
    }
  }
}
