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
  public static func all(in inventory: Inventory, withDefaults: Bool = false) -> [SubjectRisks] {
    let whole = Authorizer(inventory, defaults: .rolesAndBindings)
    let running = inventory.workloads.compactMap { workload in
      workload.object.namespace.map { AccessSubject(account: workload.serviceAccountName, in: $0) }
    }
    let escalation = Escalation(whole, running: Set(running))
    let all = withDefaults ? whole : Authorizer(inventory)
    let grants = all.grantsBySubject { withDefaults || !$0.isDefault }
    let found = grants.keys.sorted().compactMap { subject -> SubjectRisks? in
      let held =
        (grants[subject] ?? []) + subject.impliedGroups.flatMap { grants[AccessSubject(group: $0)] ?? [] }
      let risks = all.risks(of: held)
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

extension AccessGrant {
  /// Kubernetes makes it in every cluster: binding and rule are as it writes them.
  public var isDefault: Bool { DefaultObjects.hold(binding) && source.isDefault(rule) }
}

extension Authorizer {
  /// What is risky of what each account is granted by bindings that name it, or the group of its namespace's
  /// accounts or of all.
  public func risksOfAccounts() -> [AccessSubject: [Risk]] {
    let grants = grantsBySubject()
    return grants.keys.filter { $0.kind == .account }.reduce(into: [:]) { found, account in
      let held =
        (grants[account] ?? []) + account.impliedGroups.flatMap { grants[AccessSubject(group: $0)] ?? [] }
      let risks = risks(of: held)
      if !risks.isEmpty { found[account] = risks }
    }
  }

  /// What is risky of what a binding grants to any one of its subjects.
  public func risks(of binding: AccessBinding) -> [Risk] {
    guard let entry = binding.subjects.first(where: { AccessSubject($0, of: binding) != nil }),
      let subject = AccessSubject(entry, of: binding)
    else { return [] }
    return risks(of: grants(of: binding, to: subject, as: entry))
  }

  /// What each subject is granted by itself, in the order of the bindings.
  func grantsBySubject(_ isCounted: (AccessGrant) -> Bool = { _ in true }) -> [AccessSubject: [AccessGrant]] {
    var grants = Array(repeating: [AccessGrant](), count: subjectTable.subjects.count)
    for (position, binding) in bindings.enumerated() {
      for (entry, subject) in subjectTable.entries(ofBinding: position) {
        let found = self.grants(of: binding, to: subjectTable.subjects[subject], as: binding.subjects[entry])
        grants[subject] += found.filter(isCounted)
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(subjectTable.subjects, grants)).filter { !$0.value.isEmpty }
  }
}
