public import Kubernetes

/// Why a subject may do something: the binding that names it, the role that is bound, and a rule of it.
///
/// A class, since answers about a large cluster hold many and pass them on.
public final class AccessGrant: Sendable {
  public let subject: AccessSubject
  /// The subject as the binding writes it.
  public let entry: RoleSubject
  public let binding: AccessBinding
  public let role: AccessRole
  /// The role that the rule is written in: another one where `role` aggregates.
  public let source: AccessRole
  public let rule: PolicyRule
  /// The names of the objects that it is limited to; nil for all.
  public let names: [String]?

  init(
    subject: AccessSubject, entry: RoleSubject, binding: AccessBinding, role: AccessRole, source: AccessRole,
    rule: PolicyRule, names: [String]?
  ) {
    self.subject = subject
    self.entry = entry
    self.binding = binding
    self.role = role
    self.source = source
    self.rule = rule
    self.names = names
  }

  /// Where it holds.
  public enum Scope: Sendable, Hashable {
    /// In every namespace, and for what lies in none.
    case cluster
    /// In the binding's namespace; nil where its manifest names none.
    case namespace(String?)
  }

  public var scope: Scope { binding.isClusterWide ? .cluster : .namespace(binding.object.namespace) }
}

extension AccessGrant.Scope: Comparable {
  /// The cluster first, then the namespaces by name.
  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.cluster, .cluster), (.namespace, .cluster): false
    case (.cluster, .namespace): true
    case (.namespace(let a), .namespace(let b)): (a ?? "") < (b ?? "")
    }
  }
}
