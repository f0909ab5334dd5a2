public import AccessControl
internal import Findings
internal import Guide
public import Kubernetes

/// Looks for the risky permissions that name it as their check: a rule that grants one is reported at the
/// resource. What `*` grants besides, the checks of wildcards say.
public protocol PermissionCheck: RoleCheck {
  var permissions: [RiskyPermission] { get }
  /// What mends it.
  var advice: String { get }
}

extension PermissionCheck {
  public func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    for permission in permissions where !permission.isForCluster || role.reach == .cluster {
      guard let severity = role.reachesSystem ? permission.severity : permission.inNamespace,
        let need = permission.needs[0].first(where: { $0.isNamed(by: rule, in: context.version) }),
        permission.needs.dropFirst().allSatisfy({ role.meetsOne(of: $0, in: context.version) }),
        let place = rule.resource(need.resources)
      else { continue }
      let deed = "\(rule.verbWords(need.verbs)) on \(rule.resourceWords(need.resources))"
      report(
        "may \(permission.words) \(role.reach == .cluster ? "in the cluster" : "in its namespace"): \(deed)",
        at: .value(place), severity: rule.names == .given ? .low : severity,
        discriminator: "\(permission.id) \(deed) \(rule.names)", remedy: .advice(advice))
    }
  }
}

extension Grant {
  /// What has to be looked at for the risky permissions of a check.
  init(_ permissions: [RiskyPermission]) {
    let needs = permissions.flatMap { $0.needs[0] }
    self.init(
      verbs: needs.reduce(into: []) { $0.formUnion($1.verbs) },
      groups: needs.reduce(into: []) { $0.formUnion($1.groups) },
      resources: needs.reduce(into: []) { $0.formUnion($1.resources) })
  }
}

extension RiskyPermission.Need {
  /// Whether the rule grants it for a resource that it names.
  fileprivate func isNamed(by rule: PolicyRule, in version: KubernetesVersion) -> Bool {
    !rule.resources.subtracting(.star).isDisjoint(with: resources) && isMet(by: rule, in: version)
  }
}

extension AccessRole {
  fileprivate func meetsOne(of needs: [RiskyPermission.Need], in version: KubernetesVersion) -> Bool {
    rules.contains { rule in needs.contains { $0.isMet(by: rule, in: version) } }
  }
}
