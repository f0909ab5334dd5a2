internal import Kubernetes

extension Authorizer {
  /// Every reason for which somebody can do what the question asks, ordered by subject, then scope, then as
  /// the input has them. Of a role that allows it for all objects one rule is given, of others each that
  /// allows it for some.
  ///
  /// Members of `system:masters` can do everything whatever this says.
  public func grants(of query: AccessQuery) -> [AccessGrant] {
    let filter = RoleFilter(query)
    var answers: [ObjectIdentifier: [(PolicyRule, [String]?)]] = [:]
    var bySubject: [AccessSubject: [AccessGrant]] = [:]
    for role in roles.indices where !bindingsOfRole[role].isEmpty {
      let allowing = sources(of: role).compactMap { source -> (AccessRole, [(PolicyRule, [String]?)])? in
        guard filter.mayAllow(source) else { return nil }
        let id = ObjectIdentifier(source)
        let rules = answers[id] ?? Self.rules(of: source, for: query)
        answers[id] = rules
        return rules.isEmpty ? nil : (source, rules)
      }
      guard !allowing.isEmpty else { continue }
      for position in bindingsOfRole[role] where bindings[position].reaches(query) {
        add(bindings[position], roles[role], allowing, to: &bySubject)
      }
    }
    return bySubject.keys.sorted().flatMap { subject in
      stablySorted(bySubject[subject] ?? []) { $0.scope < $1.scope }
    }
  }

  private func add(
    _ binding: AccessBinding, _ role: AccessRole, _ allowing: [(AccessRole, [(PolicyRule, [String]?)])],
    to bySubject: inout [AccessSubject: [AccessGrant]]
  ) {
    for entry in binding.subjects {
      guard let subject = AccessSubject(entry, of: binding) else { continue }
      for (source, rules) in allowing {
        for (rule, names) in rules {
          bySubject[subject, default: []].append(
            AccessGrant(
              subject: subject, entry: entry, binding: binding, role: role, source: source, rule: rule,
              names: names))
        }
      }
    }
  }

  /// The first rule that allows it for all objects; where none does, those that allow it for some.
  private static func rules(of role: AccessRole, for query: AccessQuery) -> [(PolicyRule, [String]?)] {
    var named: [(PolicyRule, [String]?)] = []
    for rule in role.rules {
      switch rule.answer(query) {
      case .refuses: continue
      case .allows: return [(rule, nil)]
      case .allowsNamed(let names): named.append((rule, names))
      }
    }
    return named
  }
}

/// Passes over roles that cannot allow what a question asks, by the bits of their words.
private struct RoleFilter {
  private let verbs: Verbs
  private let groups: APIGroups
  private let resources: Resources

  init(_ query: AccessQuery) {
    verbs = Verbs(query.verb)
    guard case .resources(let targets) = query.target else {
      (groups, resources) = ([], [])
      return
    }
    groups = targets.reduce(into: []) { $0.formUnion($1.group.map { APIGroups($0) } ?? .all) }
    resources = targets.reduce(into: .star) {
      $0.formUnion(Resources($1.path))
      if !$1.subresource.isEmpty { $0.formUnion(Resources("*/\($1.subresource)")) }
    }
  }

  func mayAllow(_ role: AccessRole) -> Bool {
    guard !role.verbs.isDisjoint(with: verbs) else { return false }
    return resources.isEmpty
      || !role.groups.isDisjoint(with: groups) && !role.resources.isDisjoint(with: resources)
  }
}

/// Sorted, with equals as they were.
func stablySorted<Element>(_ elements: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
  guard elements.count > 1 else { return elements }
  return elements.enumerated().sorted { a, b in
    if precedes(a.element, b.element) { return true }
    return precedes(b.element, a.element) ? false : a.offset < b.offset
  }.map(\.element)
}
