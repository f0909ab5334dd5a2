/// The roles and bindings of a run, read once.
struct AccessIndex: Sendable {
  private(set) var roles: [ObjectIdentifier: AccessRole] = [:]
  private(set) var bindings: [ObjectIdentifier: AccessBinding] = [:]
  /// What refers to each ClusterRole.
  private var boundClusterRoles: [String: AccessRole.BindingKinds] = [:]
  private var boundRoles: Set<RoleName> = []
  /// The namespaces, as written, that have a binding.
  private var boundNamespaces: Set<String?> = []

  private struct RoleName: Hashable {
    let namespace: String?
    let name: String
  }

  init(_ inventory: Inventory) {
    for kind in ["RoleBinding", "ClusterRoleBinding"] {
      for object in inventory.objects(ofKind: kind) where object.isAccessControl { add(binding: object) }
    }
    for kind in ["Role", "ClusterRole"] {
      for object in inventory.objects(ofKind: kind) where object.isAccessControl { add(role: object) }
    }
    for object in inventory.objects where object.role == .patch && object.isAccessControl {
      switch object.kind {
      case "RoleBinding", "ClusterRoleBinding": bindings[ObjectIdentifier(object)] = AccessBinding(object)
      case "Role", "ClusterRole": add(role: object)
      default: break
      }
    }
  }

  private mutating func add(binding object: KubernetesObject) {
    let binding = AccessBinding(object)
    bindings[ObjectIdentifier(object)] = binding
    if !binding.isClusterWide { boundNamespaces.insert(object.namespace) }
    guard let name = binding.roleName?.text else { return }
    if binding.refersToClusterRole {
      boundClusterRoles[name, default: []].insert(binding.isClusterWide ? .clusterWide : .namespaced)
    } else {
      boundRoles.insert(RoleName(namespace: object.namespace, name: name))
    }
  }

  private mutating func add(role object: KubernetesObject) {
    let bound = object.kind == "ClusterRole" ? boundClusterRoles[object.name] ?? [] : []
    roles[ObjectIdentifier(object)] = AccessRole(object, boundBy: bound)
  }

  /// Whether the namespace has bindings, and none of them names the role.
  func isLeftOut(_ role: KubernetesObject) -> Bool {
    boundNamespaces.contains(role.namespace)
      && !boundRoles.contains(RoleName(namespace: role.namespace, name: role.name))
  }
}

extension KubernetesObject {
  /// Of the API group of roles and bindings.
  public var isAccessControl: Bool { apiVersion.hasPrefix("rbac.authorization.k8s.io/") }
}

extension Inventory {
  /// What a Role or ClusterRole of the run says; nil for other objects.
  public func accessRole(_ object: KubernetesObject) -> AccessRole? {
    withAccess { $0.roles[ObjectIdentifier(object)] }
  }

  /// What a RoleBinding or ClusterRoleBinding of the run says; nil for other objects.
  public func accessBinding(_ object: KubernetesObject) -> AccessBinding? {
    withAccess { $0.bindings[ObjectIdentifier(object)] }
  }

  /// Whether the namespace of a Role has bindings of which none names it.
  public func isUnbound(_ role: KubernetesObject) -> Bool { withAccess { $0.isLeftOut(role) } }
}
