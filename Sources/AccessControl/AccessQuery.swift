/// A question of the form "who can": a request of which some parts may be left open.
public struct AccessQuery: Sendable {
  public enum Target: Sendable {
    /// One resource, which may be served in several API groups.
    case resources([Resource])
    case path(String)
  }

  public struct Resource: Sendable, Hashable {
    /// nil for any: a resource that nobody knows.
    public let group: String?
    public let name: String
    /// Empty where the resource itself is meant.
    public let subresource: String
    public let isNamespaced: Bool

    public init(group: String?, name: String, subresource: String = "", isNamespaced: Bool) {
      self.group = group
      self.name = name
      self.subresource = subresource
      self.isNamespaced = isNamespaced
    }

    public var path: String { subresource.isEmpty ? name : "\(name)/\(subresource)" }
  }

  public let verb: String
  public let target: Target
  /// nil for any, and all of them.
  public let namespace: String?
  /// The object's name; nil for any, and all of them.
  public let name: String?

  public init(verb: String, _ target: Target, namespace: String? = nil, name: String? = nil) {
    self.verb = verb
    self.target = target
    self.namespace = namespace
    self.name = name
  }
}
