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
    let whole = grants.filter { $0.scope == .cluster }
    var risks = Self.risks(of: whole, in: .cluster, beside: [])
    let everywhere = Set(risks.map(\.permission.id))
    let isEverything = everywhere.contains("everything")
    let namespaces = Dictionary(grouping: grants.filter { $0.scope != .cluster }, by: \.scope)
    for scope in namespaces.keys.sorted() where !isEverything {
      risks += Self.risks(of: namespaces[scope] ?? [], in: scope, beside: whole).filter {
        !everywhere.contains($0.permission.id)
      }
    }
    return stablySorted(risks) { $0.severity > $1.severity }
  }

  /// - Parameter rest: What is granted in the whole cluster: of several needs some may be met by it.
  private static func risks(
    of grants: [AccessGrant], in scope: AccessGrant.Scope, beside rest: [AccessGrant]
  ) -> [Risk] {
    guard !grants.isEmpty else { return [] }
    var risks: [Risk] = []
    for permission in RiskyPermission.all {
      guard let risk = risk(permission, grants, rest, scope) else { continue }
      // Whoever can do everything can do the rest.
      if permission.id == "everything" { return [risk] }
      risks.append(risk)
    }
    return risks
  }

  private static func risk(
    _ permission: RiskyPermission, _ grants: [AccessGrant], _ rest: [AccessGrant], _ scope: AccessGrant.Scope
  ) -> Risk? {
    var found: [AccessGrant] = []
    var isNamed = false
    for need in permission.needs {
      guard let (grant, isLimited) = first(of: need, in: grants) ?? first(of: need, in: rest) else {
        return nil
      }
      found.append(grant)
      isNamed = isNamed || isLimited
    }
    return Risk(permission, scope, found, isNamed: isNamed)
  }

  /// The first grant that meets one of the needs without a limit by names, else the first that meets it at all.
  private static func first(of needs: [RiskyPermission.Need], in grants: [AccessGrant]) -> (
    AccessGrant, Bool
  )? {
    var limited: AccessGrant?
    for grant in grants {
      for need in needs {
        let (isMet, isNamed) = need.answer(grant.rule)
        guard isMet else { continue }
        if !isNamed { return (grant, false) }
        limited = limited ?? grant
      }
    }
    return limited.map { ($0, true) }
  }
}
