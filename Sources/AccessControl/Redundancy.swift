public import Kubernetes

/// Bindings that grant nothing that another does not: of the same role, to each of their subjects, in the
/// same namespace or in the whole cluster.
public struct Redundancy: Sendable {
  private var others: [ObjectIdentifier: AccessBinding] = [:]

  private struct Key: Hashable {
    let role: ObjectIdentifier
    let subject: AccessSubject
    let scope: AccessGrant.Scope
  }

  public init(_ authorizer: Authorizer) {
    var first: [Key: Int] = [:]
    let bindings = authorizer.bindings
    for (position, binding) in bindings.enumerated() {
      for key in Self.keys(binding, authorizer) where first[key] == nil { first[key] = position }
    }
    for (position, binding) in bindings.enumerated() {
      let keys = Self.keys(binding, authorizer)
      guard let key = keys.first else { continue }
      func other(_ key: Key) -> Int? {
        if binding.isClusterWide { return first[key].flatMap { $0 < position ? $0 : nil } }
        return first[Key(role: key.role, subject: key.subject, scope: .cluster)]
          ?? first[key].flatMap { $0 < position ? $0 : nil }
      }
      guard let found = other(key), keys.dropFirst().allSatisfy({ other($0) == found }) else { continue }
      others[ObjectIdentifier(binding)] = bindings[found]
    }
  }

  /// What each subject of a binding has by it; none where a role is unknown, or is one of several of its name.
  private static func keys(_ binding: AccessBinding, _ authorizer: Authorizer) -> [Key] {
    let roles = authorizer.roles(of: binding)
    guard roles.count == 1 else { return [] }
    let scope: AccessGrant.Scope = binding.isClusterWide ? .cluster : .namespace(binding.object.namespace)
    return binding.subjects.compactMap { entry in
      AccessSubject(entry, of: binding).map {
        Key(role: ObjectIdentifier(authorizer.roles[roles[0]]), subject: $0, scope: scope)
      }
    }
  }

  public func other(than binding: AccessBinding) -> AccessBinding? { others[ObjectIdentifier(binding)] }
}
