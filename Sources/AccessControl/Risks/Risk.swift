public import Guide
internal import Kubernetes

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
  /// What is risky of what somebody is granted, the worst first.
  ///
  /// - Parameter grants: All that he has, also through his groups.
  public func risks(of grants: [AccessGrant]) -> [Risk] {
    let whole = metNeeds(of: grants.filter { $0.scope == .cluster })
    var risks = Self.risks(met: whole, in: .cluster)
    let everywhere = Set(risks.map(\.permission.id))
    guard !everywhere.contains("everything") else { return risks }
    let namespaces = Dictionary(grouping: grants.filter { $0.scope != .cluster }, by: \.scope)
    for scope in namespaces.keys.sorted() {
      // Of several needs some may be met by what is granted in the whole cluster.
      let met = metNeeds(of: namespaces[scope] ?? []).completed(by: whole)
      risks += Self.risks(met: met, in: scope).filter { !everywhere.contains($0.permission.id) }
    }
    return stablySorted(risks) { $0.severity > $1.severity }
  }

  private func metNeeds(of grants: [AccessGrant]) -> MetNeeds {
    var met = MetNeeds()
    for grant in grants {
      for answer in needs.answers(of: grant.rule) { met.take(grant, answer) }
    }
    return met
  }

  private static func risks(met: MetNeeds, in scope: AccessGrant.Scope) -> [Risk] {
    var risks: [Risk] = []
    for permission in RuleNeeds.positions where !met.isEmpty {
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

/// For each need of the risky permissions, by its position among all, a grant that meets it: one for all
/// objects rather than one for some by name, and the first of such.
private struct MetNeeds {
  private(set) var grants: [(grant: AccessGrant, isNamed: Bool)?] = Array(
    repeating: nil, count: RuleNeeds.count)
  private(set) var isEmpty = true

  mutating func take(_ grant: AccessGrant, _ answer: RuleNeeds.Answer) {
    let known = grants[answer.need]
    guard known == nil || known?.isNamed == true && !answer.isNamed else { return }
    grants[answer.need] = (grant, answer.isNamed)
    isEmpty = false
  }

  func completed(by rest: MetNeeds) -> MetNeeds {
    var whole = self
    for need in grants.indices where grants[need] == nil { whole.grants[need] = rest.grants[need] }
    return whole
  }
}
