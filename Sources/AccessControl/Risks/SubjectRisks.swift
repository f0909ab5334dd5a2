public import Guide
public import Kubernetes

/// What is risky of what one subject can do, and the shortest way from there to everything.
public struct SubjectRisks: Sendable {
  public let subject: AccessSubject
  /// The worst first; never empty.
  public let risks: [Risk]
  /// Empty where no way is known.
  public let way: [Escalation.Step]
  public let severity: Severity

  /// All subjects of the bindings that can do something risky, the worst first.
  ///
  /// - Parameters:
  ///   - withDefaults: Also what Kubernetes' own bindings grant by Kubernetes' own roles.
  public static func all(
    in inventory: Inventory, withDefaults: Bool = false, version: KubernetesVersion = .latest
  ) -> [SubjectRisks] {
    let whole = Authorizer(inventory, defaults: .rolesAndBindings, version: version)
    let running = inventory.workloads.compactMap { workload in
      workload.object.namespace.map { AccessSubject(account: workload.serviceAccountName, in: $0) }
    }
    let escalation = Escalation(whole, running: Set(running))
    let all = withDefaults ? whole : Authorizer(inventory, version: version)
    let found = all.subjects.compactMap { subject -> SubjectRisks? in
      let risks = all.risks(of: subject, withDefaults: withDefaults)
      guard let worst = risks.map(\.severity).max() else { return nil }
      let way = escalation.way(from: subject)
      return SubjectRisks(subject: subject, risks: risks, way: way, severity: way.isEmpty ? worst : .critical)
    }
    return stablySorted(found) { a, b in
      if a.severity != b.severity { return a.severity > b.severity }
      return (a.way.isEmpty ? .max : a.way.count) < (b.way.isEmpty ? Int.max : b.way.count)
    }
  }
}
