/// What the API server asks its authorizer: one verb on one resource or one path.
public struct AccessRequest: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    /// Names as in a rule, the core group as the empty string; the subresource and the object's name are
    /// empty where the request has none, the namespace where the resource has none.
    case resource(group: String, resource: String, subresource: String, namespace: String, name: String)
    /// `/healthz` and other paths that are no resources.
    case path(String)
  }

  public let verb: String
  public let target: Target

  public init(verb: String, _ target: Target) {
    self.verb = verb
    self.target = target
  }

  /// The namespace; nil for what lies in none.
  public var namespace: String? {
    guard case .resource(_, _, _, let namespace, _) = target, !namespace.isEmpty else { return nil }
    return namespace
  }
}
