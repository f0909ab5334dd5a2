/// Somebody who asks the API: the user of an event, or the one whom he impersonates. Events of one account share it.
public final class Identity: Sendable {
  public let name: String
  public let groups: [String]
  /// The pod and node that a bound token was made for, and its own id.
  public let token: BoundToken
  /// What sort of account it is.
  public let kind: Kind
  /// The namespace and name of a service account.
  public let serviceAccount: (namespace: Substring, name: Substring)?
  /// A service account of kube-system: an operator of the cluster.
  public let isSystemAccount: Bool
  /// What is kept under the account is kept under it.
  let term: Term

  /// What the extra attributes say of a bound token; empty where they say nothing.
  public struct BoundToken: Sendable {
    public internal(set) var pod = ""
    public internal(set) var podUID = ""
    public internal(set) var node = ""
    public internal(set) var credential = ""
  }

  static let nobody = Identity()

  init(_ name: String = "", groups: [String] = [], token: BoundToken = BoundToken()) {
    self.name = name
    self.groups = groups
    self.token = token
    kind = Identity.kind(of: name, groups)
    serviceAccount = Identity.serviceAccount(name)
    isSystemAccount = name.hasPrefix("system:serviceaccount:kube-system:")
    term = Term(name)
  }

  /// By exact names and groups: every service account begins with `system:`, and so may the name of anybody whom
  /// another authenticator lets in.
  private static func kind(of name: String, _ groups: [String]) -> Kind {
    if name.isEmpty { return .unknown }
    if name == "system:anonymous" || name == "system:unauthenticated"
      || groups.contains("system:unauthenticated")
    {
      return .anonymous
    }
    guard name.hasPrefix("system:") else {
      return Accounts.isManaged(name) ? .provider : .person
    }
    if name.hasPrefix("system:serviceaccount:") { return .serviceAccount }
    if name.hasPrefix("system:node:") {
      return groups.isEmpty || groups.contains("system:nodes") ? .node : .person
    }
    if Accounts.controlPlane.contains(name) { return .controlPlane }
    return Accounts.isManaged(name) ? .provider : .person
  }

  /// The sorts of accounts, as a set.
  public struct Kind: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// No credentials at all.
    public static let anonymous = Kind(rawValue: 1)
    public static let person = Kind(rawValue: 2)
    public static let serviceAccount = Kind(rawValue: 4)
    public static let node = Kind(rawValue: 8)
    public static let controlPlane = Kind(rawValue: 16)
    /// The cloud that runs the control plane.
    public static let provider = Kind(rawValue: 32)
    /// The event names no user: it was refused, or it was cut.
    public static let unknown = Kind(rawValue: 64)

    /// Everybody whom the event names.
    public static let named = Kind(rawValue: 63)
    public static let everybody = Kind(rawValue: 127)
    /// All whom an operator would answer for: no component of the system.
    public static let people: Kind = [.person, .anonymous]
    /// All but the components of the system.
    public static let outsiders: Kind = [.person, .anonymous, .serviceAccount]
  }

  private static func serviceAccount(_ name: String) -> (namespace: Substring, name: Substring)? {
    let prefix = "system:serviceaccount:"
    guard name.hasPrefix(prefix) else { return nil }
    let rest = name.dropFirst(prefix.count)
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    return (rest[..<colon], rest[rest.index(after: colon)...])
  }
}
