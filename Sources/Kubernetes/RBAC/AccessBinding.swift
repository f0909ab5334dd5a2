public import Documents

/// A RoleBinding or ClusterRoleBinding.
public final class AccessBinding: Sendable {
  public let object: KubernetesObject
  public let isClusterWide: Bool
  /// The name of the role, where one is given.
  public let roleName: Node?
  /// It refers to a ClusterRole, not to a Role of its own namespace.
  public let refersToClusterRole: Bool
  public let subjects: [RoleSubject]

  init(_ object: KubernetesObject) {
    self.object = object
    isClusterWide = object.kind == "ClusterRoleBinding"
    let role = object.node.given("roleRef")
    roleName = role?.given("name")
    refersToClusterRole = role?["kind"]?.textIs("ClusterRole") ?? false
    subjects = object.node.items("subjects").map(RoleSubject.init)
  }

  /// Whether it refers to the ClusterRole of this name.
  public func refers(toClusterRole name: StaticString) -> Bool {
    refersToClusterRole && roleName?.textIs(name) ?? false
  }
}
