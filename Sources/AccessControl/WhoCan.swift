internal import Kubernetes

extension Authorizer {
  /// Every reason for which somebody can do what the question asks, ordered by subject, then scope, then as
  /// the input has them. Of a role that allows it for all objects one rule is given, of others each that
  /// allows it for some.
  ///
  /// Members of `system:masters` can do everything whatever this says.
  public func grants(of query: AccessQuery) -> [AccessGrant] {
    let filter = RoleFilter(query)
    var ofAggregated: [ObjectIdentifier: [AllowingRule]] = [:]
    var bySubject: [Int: [Ranked]] = [:]
    for role in roles.indices where !bindingsOfRole[role].isEmpty {
      let allowing: [AllowingRule]
      if roles[role].isAggregated {
        allowing = sources(of: role).flatMap { source in
          let rules = ofAggregated[ObjectIdentifier(source)] ?? Self.rules(of: source, for: query, filter)
          ofAggregated[ObjectIdentifier(source)] = rules
          return rules
        }
      } else {
        allowing = Self.rules(of: roles[role], for: query, filter)
      }
      guard !allowing.isEmpty else { continue }
      for position in bindingsOfRole[role] where bindings[position].reaches(query) {
        add(position, roles[role], allowing, to: &bySubject)
      }
    }
    let subjects = bySubject.keys.map { (subjectTable.subjects[$0], $0) }.sorted { $0.0 < $1.0 }
    return subjects.flatMap { stablySorted(bySubject[$0.1] ?? []) { $0.rank < $1.rank }.map(\.grant) }
  }

  /// A grant with the place of its scope in the order of the answer.
  private typealias Ranked = (rank: Int32, grant: AccessGrant)

  /// A rule that allows what is asked, with the role that it is written in.
  private struct AllowingRule {
    let source: AccessRole
    let rule: PolicyRule
    /// nil for objects of all names.
    let names: [String]?
  }

  private func add(
    _ position: Int, _ role: AccessRole, _ allowing: [AllowingRule], to bySubject: inout [Int: [Ranked]]
  ) {
    let binding = bindings[position]
    for (entry, subject) in subjectTable.entries(ofBinding: position) {
      for one in allowing {
        let grant = AccessGrant(
          subject: subjectTable.subjects[subject], entry: binding.subjects[entry], binding: binding,
          role: role,
          source: one.source, rule: one.rule, names: one.names)
        bySubject[subject, default: []].append((scopeRanks[position], grant))
      }
    }
  }

  /// The first rule that allows it for all objects; where none does, those that allow it for some.
  private static func rules(of role: AccessRole, for query: AccessQuery, _ filter: RoleFilter)
    -> [AllowingRule]
  {
    guard filter.mayAllow(role.verbs, role.groups, role.resources) else { return [] }
    var named: [AllowingRule] = []
    for rule in role.rules where filter.mayAllow(rule.verbs, rule.groups, rule.resources) {
      switch rule.answer(query) {
      case .refuses: continue
      case .allows: return [AllowingRule(source: role, rule: rule, names: nil)]
      case .allowsNamed(let names): named.append(AllowingRule(source: role, rule: rule, names: names))
      }
    }
    return named
  }
}

/// Passes over roles and rules that cannot allow what a question asks, by the bits of their words.
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

  func mayAllow(_ verbs: Verbs, _ groups: APIGroups, _ resources: Resources) -> Bool {
    guard !verbs.isDisjoint(with: self.verbs) else { return false }
    return self.resources.isEmpty
      || !groups.isDisjoint(with: self.groups) && !resources.isDisjoint(with: self.resources)
  }
}

/// Sorted, with equals as they were.
func stablySorted<Element>(_ elements: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
  // Mostly they are sorted already.
  guard zip(elements, elements.dropFirst()).contains(where: { precedes($1, $0) }) else { return elements }
  return elements.enumerated().sorted { a, b in
    if precedes(a.element, b.element) { return true }
    return precedes(b.element, a.element) ? false : a.offset < b.offset
  }.map(\.element)
}
