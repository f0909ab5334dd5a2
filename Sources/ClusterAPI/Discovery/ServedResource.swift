/// A kind of objects that a server serves, in the version that it prefers.
public struct ServedResource: Sendable, Hashable {
  /// Empty for the core group.
  public let group: String
  public let version: String
  /// `deployments`
  public let name: String
  /// `Deployment`
  public let kind: String
  public let isNamespaced: Bool

  public init(group: String, version: String, name: String, kind: String, isNamespaced: Bool) {
    self.group = group
    self.version = version
    self.name = name
    self.kind = kind
    self.isNamespaced = isNamespaced
  }

  public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// `deployments.apps`
  public var qualifiedName: String { group.isEmpty ? name : "\(name).\(group)" }

  /// The path of all objects, or of those of one namespace.
  func path(in namespace: String?) -> String {
    let root = group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
    guard let namespace, isNamespaced else { return "\(root)/\(name)" }
    return "\(root)/namespaces/\(Request.encoded(namespace))/\(name)"
  }
}
