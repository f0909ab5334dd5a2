public import Guide
public import Kubernetes

/// A risky permission that a subject has.
public struct Risk: Sendable {
  public let permission: RiskyPermission
  public let severity: Severity
  public let scope: AccessGrant.Scope
  /// One grant for each of the permission's needs.
  public let grants: [AccessGrant]
  /// The objects that it is limited to by name; nil for all.
  public let names: [String]?

  /// Nil where it weighs nothing within the scope.
  init?(_ permission: RiskyPermission, _ scope: AccessGrant.Scope, _ grants: [AccessGrant], isNamed: Bool) {
    let isSystem = scope == .cluster || scope == .namespace("kube-system")
    guard !permission.isForCluster || scope == .cluster,
      let full = isSystem ? permission.severity : permission.inNamespace
    else { return nil }
    // What is limited to some objects by name is judged by what these are, which nobody knows here.
    severity = isNamed ? min(full, full >= .high ? .medium : .low) : full
    names = isNamed ? grants.compactMap(\.names).flatMap { $0 } : nil
    self.permission = permission
    self.scope = scope
    self.grants = grants
  }
}

extension Authorizer {
  /// What is risky of what a subject is granted, itself and through the groups that Kubernetes puts it into,
  /// the worst first.
  ///
  /// - Parameter withDefaults: Also what Kubernetes' own bindings grant by Kubernetes' own rules.
  public func risks(of subject: AccessSubject, withDefaults: Bool = true) -> [Risk] {
    var met: [Int32: MetNeeds] = [:]
    for meant in [subject] + subject.impliedGroups.map(AccessSubject.init(group:)) {
      for (position, entry) in subjectTable.places(of: meant) {
        let isDefault = !withDefaults && DefaultObjects.hold(bindings[position])
        take(
          position, entry, meant, isDefault: isDefault, into: &met[scopeRanks[position], default: MetNeeds()])
      }
    }
    return risks(met)
  }

  /// What is risky of what a binding grants to any one of its subjects.
  public func risks(of binding: AccessBinding) -> [Risk] {
    guard let position = positions[ObjectIdentifier(binding)],
      let (entry, subject) = subjectTable.entries(ofBinding: position).first(where: { _ in true })
    else { return [] }
    var met = MetNeeds()
    take(position, entry, subjectTable.subjects[subject], isDefault: false, into: &met)
    return risks([scopeRanks[position]: met])
  }

  private func take(
    _ position: Int, _ entry: Int, _ subject: AccessSubject, isDefault: Bool, into met: inout MetNeeds
  ) {
    let binding = bindings[position]
    for role in roles(of: binding) {
      let answer = needs.answer(role: role) { sources(of: role) }
      for one in isDefault ? answer.added : answer.all where met.wants(one) {
        met.take(
          AccessGrant(
            subject: subject, entry: binding.subjects[entry], binding: binding, role: roles[role],
            source: one.source, rule: one.rule, names: one.rule.limitingNames), one)
      }
    }
  }

  /// - Parameter met: By the rank of the scope: 0 is the cluster.
  private func risks(_ met: [Int32: MetNeeds]) -> [Risk] {
    guard !met.isEmpty else { return [] }
    let whole = met[0] ?? MetNeeds()
    var risks = Self.risks(met: whole)
    let everywhere = Set(risks.map(\.permission.id))
    guard !everywhere.contains("everything") else { return risks }
    for rank in met.keys.sorted() where rank > 0 {
      // Of several needs some may be met by what is granted in the whole cluster.
      let found = Self.risks(met: met[rank]?.completed(by: whole) ?? whole)
      risks += found.filter { !everywhere.contains($0.permission.id) }
    }
    return stablySorted(risks) { $0.severity > $1.severity }
  }

  private static func risks(met: MetNeeds) -> [Risk] {
    guard let scope = met.scope else { return [] }
    var risks: [Risk] = []
    for permission in RoleNeeds.positions {
      let found = permission.needs.compactMap { met.grants[$0] }
      guard found.count == permission.needs.count,
        let risk = Risk(permission.whole, scope, found.map(\.grant), isNamed: found.contains { $0.isNamed })
      else { continue }
      // Whoever can do everything can do the rest.
      if permission.whole.id == "everything" { return [risk] }
      risks.append(risk)
    }
    return risks
  }
}

extension PolicyRule {
  /// The names of the objects that it is limited to; nil for all.
  var limitingNames: [String]? { names == .any ? nil : nameNodes.compactMap(\.text) }
}

/// For each need of the risky permissions, by its position among all, a grant of one scope that meets it: one
/// for all objects rather than one for some by name, and the first of such.
private struct MetNeeds {
  private(set) var grants: [(grant: AccessGrant, isNamed: Bool)?] = Array(
    repeating: nil, count: RoleNeeds.count)
  /// Where the grants hold; nil where there are none.
  private(set) var scope: AccessGrant.Scope?

  func wants(_ met: RoleNeeds.Met) -> Bool {
    guard let known = grants[met.need] else { return true }
    return known.isNamed && !met.isNamed
  }

  mutating func take(_ grant: AccessGrant, _ met: RoleNeeds.Met) {
    grants[met.need] = (grant, met.isNamed)
    scope = grant.scope
  }

  func completed(by rest: MetNeeds) -> MetNeeds {
    var whole = self
    for need in grants.indices where grants[need] == nil { whole.grants[need] = rest.grants[need] }
    return whole
  }
}
