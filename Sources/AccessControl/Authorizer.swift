internal import Documents
public import Kubernetes

/// The roles and bindings of an inventory, read as the API server's RBAC authorizer reads them: whatever one
/// rule of one binding allows is allowed, and nothing denies.
///
/// Only RBAC is asked. What other authorizers of a cluster allow or deny (Node, webhooks), no role says.
public final class Authorizer: Sendable {
  public let roles: [AccessRole]
  public let bindings: [AccessBinding]
  private let aggregation: Aggregation
  /// Positions in `roles`. A name that the input gives to several roles means all of them: which of them a
  /// cluster has is not known.
  private let named: [RoleName: [Int]]
  /// For each role, the positions of the bindings that refer to it.
  let bindingsOfRole: [[Int]]
  private let verbsOfAggregated: [Int: Verbs]
  let subjectTable: SubjectTable
  /// Where each binding stands in `bindings`.
  let positions: [ObjectIdentifier: Int]
  /// For each binding, the place of its scope among all: the cluster, then the namespaces by name.
  let scopeRanks: [Int32]
  let needs: RoleNeeds

  private struct RoleName: Hashable {
    let isClusterRole: Bool
    let namespace: String?
    let name: String
  }

  /// Which of the objects that every cluster has from its start to add where the input does not hold them.
  public enum Defaults: Sendable {
    case none
    /// The roles: what a binding of the input to `edit` grants is known without the input's saying so.
    case roles
    case rolesAndBindings
  }

  /// - Parameter version: By which permissions are risky: some verbs sufficed in old versions.
  public init(
    _ inventory: Inventory, defaults: Defaults = .roles, version: KubernetesVersion = .latest
  ) {
    var roles = ["ClusterRole", "Role"].flatMap { kind in
      inventory.objects(ofKind: kind).compactMap(inventory.accessRole)
    }
    var bindings = ["ClusterRoleBinding", "RoleBinding"].flatMap { kind in
      inventory.objects(ofKind: kind).compactMap(inventory.accessBinding)
    }
    // Mostly no binding asks for them.
    let areAsked = bindings.contains { $0.roleName?.text.map(DefaultObjects.mayHave) ?? false }
    if defaults == .rolesAndBindings || defaults == .roles && areAsked {
      roles += DefaultObjects.roles.filter {
        inventory.object($0.object.kind, $0.object.name, in: $0.object.namespace) == nil
      }
    }
    if defaults == .rolesAndBindings {
      bindings += DefaultObjects.bindings.filter {
        inventory.object($0.object.kind, $0.object.name, in: $0.object.namespace) == nil
      }
    }
    var named: [RoleName: [Int]] = [:]
    for (position, role) in roles.enumerated() {
      named[Self.name(of: role), default: []].append(position)
    }
    var bindingsOfRole = Array(repeating: [Int](), count: roles.count)
    for (position, binding) in bindings.enumerated() {
      guard let name = Self.roleName(of: binding) else { continue }
      for role in named[name] ?? [] { bindingsOfRole[role].append(position) }
    }
    self.roles = roles
    self.bindings = bindings
    self.named = named
    self.bindingsOfRole = bindingsOfRole
    let aggregation = Aggregation(roles)
    self.aggregation = aggregation
    verbsOfAggregated = Dictionary(
      uniqueKeysWithValues: roles.indices.filter { roles[$0].isAggregated }.map { role in
        (role, aggregation.sources(of: role).reduce(into: []) { $0.formUnion(roles[$1].verbs) })
      })
    subjectTable = SubjectTable(bindings)
    needs = RoleNeeds(version)
    scopeRanks = Self.scopeRanks(bindings)
    positions = Dictionary(uniqueKeysWithValues: bindings.enumerated().map { (ObjectIdentifier($1), $0) })
  }

  private static func scopeRanks(_ bindings: [AccessBinding]) -> [Int32] {
    let names = Set(bindings.lazy.filter { !$0.isClusterWide }.map { $0.object.namespace ?? "" }).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: zip(names, 1...Int32(max(1, names.count))))
    return bindings.map { $0.isClusterWide ? 0 : ranks[$0.object.namespace ?? ""] ?? 0 }
  }

  private static func name(of role: AccessRole) -> RoleName {
    RoleName(
      isClusterRole: role.isClusterRole, namespace: role.isClusterRole ? nil : role.object.namespace,
      name: role.object.name)
  }

  /// What a binding refers to. The API server refuses a ClusterRoleBinding of a Role.
  private static func roleName(of binding: AccessBinding) -> RoleName? {
    guard let name = binding.roleName?.text, binding.refersToClusterRole || !binding.isClusterWide else {
      return nil
    }
    return RoleName(
      isClusterRole: binding.refersToClusterRole,
      namespace: binding.refersToClusterRole ? nil : binding.object.namespace, name: name)
  }

  /// The positions of the roles that a binding grants: none where neither the input nor Kubernetes has it.
  func roles(of binding: AccessBinding) -> [Int] {
    Self.roleName(of: binding).flatMap { named[$0] } ?? []
  }

  /// The roles whose rules hold for the one at a position.
  func sources(of role: Int) -> [AccessRole] { aggregation.sources(of: role).map { roles[$0] } }

  /// Whether neither the input nor Kubernetes itself has the role that a binding refers to.
  public func isDangling(_ binding: AccessBinding) -> Bool { roles(of: binding).isEmpty }

  /// All rules that a binding grants, each with the role that it is bound by and the one that it is written
  /// in.
  public func rules(of binding: AccessBinding) -> [(role: AccessRole, source: AccessRole, rule: PolicyRule)] {
    roles(of: binding).flatMap { position in
      sources(of: position).flatMap { source in source.rules.map { (roles[position], source, $0) } }
    }
  }

  /// Whether a binding names the subject.
  public func isBound(_ subject: AccessSubject) -> Bool {
    subjectTable.places(of: subject).contains { _ in true }
  }

  /// All verbs of the rules that a binding grants.
  public func verbs(of binding: AccessBinding) -> Verbs {
    roles(of: binding).reduce(into: []) { verbs, role in
      verbs.formUnion(verbsOfAggregated[role] ?? roles[role].verbs)
    }
  }

  /// Whether a user of some groups may do what a request asks for. Members of `system:masters` may do
  /// everything, before RBAC is asked.
  public func allows(_ request: AccessRequest, user: String, groups: [String]) -> Bool {
    groups.contains("system:masters")
      || bindings.contains { binding in
        binding.reaches(request)
          && binding.subjects.contains { names($0, of: binding, user: user, groups: groups) }
          && rules(of: binding).contains { $0.rule.allows(request) }
      }
  }

  private func names(_ entry: RoleSubject, of binding: AccessBinding, user: String, groups: [String]) -> Bool
  {
    guard let subject = AccessSubject(entry, of: binding) else { return false }
    return subject.kind == .group ? groups.contains(subject.name) : subject.userName == user
  }
}
