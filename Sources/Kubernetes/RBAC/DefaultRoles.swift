internal import Documents

/// The rules of the roles that Kubernetes itself makes in every cluster. They are known by their content:
/// a role of such a name that grants more is judged for what it adds.
enum DefaultRoles {
  /// Whether a rule of a role grants nothing beyond one rule of the default role of that name.
  static func grant(_ rule: PolicyRule, in role: KubernetesObject) -> Bool {
    guard role.name.hasPrefix("system:") || role.name == "cluster-admin" else {
      return isAuthenticationReader(role) && defaults(of: role).contains { $0.covers(rule) }
    }
    // Nothing is beyond it, paths included.
    if role.kind == "ClusterRole", role.name == "cluster-admin" { return true }
    return defaults(of: role).contains { $0.covers(rule) }
  }

  private static func isAuthenticationReader(_ role: KubernetesObject) -> Bool {
    role.name == "extension-apiserver-authentication-reader"
  }

  private static func defaults(of role: KubernetesObject) -> [DefaultRule] {
    let name = role.kind == "ClusterRole" ? role.name : "\(role.namespace ?? "")/\(role.name)"
    return roles[name] ?? []
  }

  static let roles: [Substring: [DefaultRule]] = {
    var roles: [Substring: [DefaultRule]] = [:]
    for line in rules.split(separator: "\n") {
      let parts = line.split(separator: ";")
      guard let name = parts.first else { continue }
      roles[name] = parts.dropFirst().compactMap { DefaultRule($0) }
    }
    return roles
  }()
}

extension [Substring: [DefaultRule]] {
  fileprivate subscript(name: String) -> [DefaultRule]? { self[Substring(name)] }
}

/// One rule of a default role.
struct DefaultRule: Sendable {
  let verbs: Set<Substring>
  let groups: Set<Substring>
  let resources: Set<Substring>
  /// Empty where all names are meant.
  let names: Set<Substring>
  /// Empty but in rules for paths.
  let paths: Set<Substring>

  private static let letters: [Character: Substring] = [
    "c": "create", "g": "get", "l": "list", "w": "watch", "u": "update", "p": "patch", "d": "delete",
    "D": "deletecollection",
  ]

  init?(_ text: Substring) {
    let fields = text.split(separator: " ")
    guard fields.count >= 3 else { return nil }
    verbs =
      fields[0].hasPrefix("=")
      ? Set(fields[0].dropFirst().split(separator: ",")) : Set(fields[0].compactMap { Self.letters[$0] })
    let isForPaths = fields[1] == "paths"
    let objects = Set(fields[2].split(separator: ","))
    groups = isForPaths ? [] : Set(fields[1].split(separator: ",").map { $0 == "core" ? "" : $0 })
    resources = isForPaths ? [] : objects
    paths = isForPaths ? objects : []
    names = fields.count > 3 ? Set(fields[3].split(separator: ",")) : []
  }

  /// Whether all that a rule of a text grants is in this one.
  func covers(_ rule: PolicyRule) -> Bool {
    guard holds(rule.verbNodes, verbs), holds(rule.groupNodes, groups),
      holds(rule.resourceNodes, resources), holds(rule.pathNodes, paths)
    else { return false }
    return names.isEmpty || rule.names == .given && holds(rule.nameNodes, names)
  }

  private func holds(_ nodes: Node.Children, _ words: Set<Substring>) -> Bool {
    words.contains("*") || nodes.allSatisfy { $0.text.map { words.contains(Substring($0)) } ?? false }
  }
}
