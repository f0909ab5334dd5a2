public import Kubernetes

/// Whom a binding names, told apart as the API server does: an account, however it is written, is one
/// subject; a user and a group of the same name are two.
public struct AccessSubject: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case user = "User"
    case group = "Group"
    case account = "ServiceAccount"
  }

  public let kind: Kind
  /// Of an account; nil where neither the binding nor its namespace is known, and for users and groups.
  public let namespace: String?
  public let name: String

  private static let accountPrefix = "system:serviceaccount:"

  private init(_ kind: Kind, _ name: String, in namespace: String? = nil) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  public init(account name: String, in namespace: String?) { self.init(.account, name, in: namespace) }

  public init(group name: String) { self.init(.group, name) }

  /// A user by name; `system:serviceaccount:NAMESPACE:NAME` is an account.
  public init(user name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 4, name.hasPrefix(Self.accountPrefix), !parts[2].isEmpty, !parts[3].isEmpty {
      self.init(account: String(parts[3]), in: String(parts[2]))
      return
    }
    self.init(.user, name)
  }

  /// Whom a subject of a binding means; nil where it means nobody: a kind that RBAC does not know, no name,
  /// or an account without a namespace in a ClusterRoleBinding, which the API server refuses.
  public init?(_ subject: RoleSubject, of binding: AccessBinding) {
    guard subject.whom != .nobody, let name = subject.nameNode.text else { return nil }
    if let account = subject.account {
      let written = account.namespace.flatMap { $0.isEmpty ? nil : $0 }
      if written == nil, binding.isClusterWide { return nil }
      self.init(account: name, in: written ?? binding.object.namespace)
    } else if subject.isGroup {
      self.init(group: name)
    } else {
      self.init(user: name)
    }
  }

  /// The name by which the API server knows a user or an account; nil for groups, and where the namespace
  /// is unknown.
  public var userName: String? {
    switch kind {
    case .user: name
    case .group: nil
    case .account: namespace.map { "\(Self.accountPrefix)\($0):\(name)" }
    }
  }

  /// The groups that the API server puts it into by itself. What others a user has, no manifest says.
  public var impliedGroups: [String] {
    switch kind {
    case .group: []
    case .user: [name == "system:anonymous" ? "system:unauthenticated" : "system:authenticated"]
    case .account:
      ["system:serviceaccounts"] + (namespace.map { ["system:serviceaccounts:\($0)"] } ?? [])
        + ["system:authenticated"]
    }
  }

  /// "serviceaccount shop/web", "group ops".
  public var words: String {
    let path = kind == .account ? "\(namespace.map { "\($0)/" } ?? "")\(name)" : name
    return "\(kind.rawValue.lowercased()) \(path)"
  }
}

extension AccessSubject: Comparable {
  /// Groups first, then users, then accounts by namespace: from those that are many people down.
  public static func < (a: AccessSubject, b: AccessSubject) -> Bool {
    if a.kind != b.kind { return a.kind.rank < b.kind.rank }
    if a.namespace != b.namespace { return (a.namespace ?? "") < (b.namespace ?? "") }
    return a.name < b.name
  }
}

extension AccessSubject.Kind {
  fileprivate var rank: Int {
    switch self {
    case .group: 0
    case .user: 1
    case .account: 2
    }
  }
}
