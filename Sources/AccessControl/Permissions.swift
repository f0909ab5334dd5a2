internal import Kubernetes

extension Authorizer {
  /// All that a subject is granted, itself and through the groups that Kubernetes puts it into, ordered by
  /// scope, then as the input has it.
  ///
  /// - Parameter groups: Others that it is in; what they are, the identity provider knows.
  public func grants(to subject: AccessSubject, in groups: [String] = []) -> [AccessGrant] {
    let meant = Set([subject] + (subject.impliedGroups + groups).map(AccessSubject.init(group:)))
    let found = bindings.flatMap { binding in
      binding.subjects.flatMap { entry -> [AccessGrant] in
        guard let named = AccessSubject(entry, of: binding), meant.contains(named) else { return [] }
        return grants(of: binding, to: named, as: entry)
      }
    }
    return stablySorted(found) { $0.scope < $1.scope }
  }

  /// What one subject of a binding is granted by it.
  func grants(of binding: AccessBinding, to subject: AccessSubject, as entry: RoleSubject) -> [AccessGrant] {
    rules(of: binding).map { role, source, rule in
      AccessGrant(
        subject: subject, entry: entry, binding: binding, role: role, source: source, rule: rule,
        names: rule.limitingNames)
    }
  }

  /// Everybody whom a binding names, in order, each once.
  public var subjects: [AccessSubject] { subjectTable.subjects.sorted() }
}
