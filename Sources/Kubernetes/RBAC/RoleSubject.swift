public import Documents

/// Who is named in a binding.
public struct RoleSubject: Sendable {
  public let node: Node
  /// The field `name`; the subject itself where there is none.
  public let nameNode: Node
  public let whom: Whom

  /// What sort of subject it is. Names compare exactly: a user named like a group is a mere user.
  public enum Whom: Sendable {
    /// `system:anonymous`, or the group `system:unauthenticated`: everybody who can reach the API server.
    case anonymous
    /// The group `system:authenticated`: every user and every account, of other tenants too where the
    /// identity provider serves several.
    case authenticated
    /// The group `system:masters`, which is allowed everything before RBAC is asked.
    case masters
    /// A group of all service accounts, of the cluster or of a namespace.
    case accounts
    /// A service account, as such or by its user name.
    case account
    /// A user or group of Kubernetes itself.
    case system
    /// A user or group that the cluster's administrators have named.
    case person
    /// No kind that RBAC knows, or no name.
    case nobody
  }

  init(_ node: Node) {
    self.node = node
    let name = node.given("name")
    nameNode = name ?? node
    whom = Self.whom(node, name)
  }

  private static func whom(_ node: Node, _ name: Node?) -> Whom {
    guard let kind = node["kind"], let name, !name.textIs("") else { return .nobody }
    if kind.textIs("ServiceAccount") { return .account }
    let isUser = kind.textIs("User")
    guard isUser || kind.textIs("Group") else { return .nobody }
    return name.withText { text in
      guard text.starts(with: "system:".utf8) else {
        return text.starts(with: "kubeadm:".utf8) ? .system : .person
      }
      if isUser {
        if text.starts(with: "system:serviceaccount:".utf8) { return .account }
        return text.elementsEqual("system:anonymous".utf8) ? .anonymous : .system
      }
      if text.elementsEqual("system:unauthenticated".utf8) { return .anonymous }
      if text.elementsEqual("system:authenticated".utf8) { return .authenticated }
      if text.elementsEqual("system:masters".utf8) { return .masters }
      return text.starts(with: "system:serviceaccounts".utf8) ? .accounts : .system
    } ?? .nobody
  }

  /// The namespace of a service account as written, and its name; nil for other subjects.
  public var account: (namespace: String?, name: String)? {
    guard node["kind"]?.textIs("ServiceAccount") ?? false, let name = nameNode.text else { return nil }
    return (node.given("namespace")?.text, name)
  }

  public var isGroup: Bool { node["kind"]?.textIs("Group") ?? false }

  /// For a message: "the group ops".
  public var words: String {
    let name = nameNode.text ?? ""
    if let account { return "the account \(account.namespace.map { "\($0)/" } ?? "")\(account.name)" }
    return isGroup ? "the group \(name)" : "the user \(name)"
  }
}
