internal import Documents
internal import Findings
internal import Kubernetes

struct PodSecurityPolicyUse: RoleCheck {
  static let about = About(
    id: "pod/psp-migration/use",
    severity: .low,
    title: "Grant no use of PodSecurityPolicies",
    why: """
      Until 1.24 a subject that may use several policies gets the least strict. From 1.25 on there are \
      none, and the grant looks like a control.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "there are none any more",
        """
        - apiGroups: [policy]
          resources: [⟦podsecuritypolicies⟧]
          verbs: [use]
          resourceNames: [restricted]
        """),
      .clusterRole(
        "any policy, the least strict too", minor: 24, severity: .high,
        """
        - apiGroups: [policy]
          resources: [⟦podsecuritypolicies⟧]
          verbs: [use]
        """),
    ],
    passes: [
      .clusterRole(
        "one by name, while they hold", minor: 24,
        """
        - apiGroups: [policy]
          resources: [podsecuritypolicies]
          verbs: [use]
          resourceNames: [restricted]
        """),
      .clusterRole(
        "another kind",
        """
        - apiGroups: [policy]
          resources: [poddisruptionbudgets]
          verbs: [use]
        """),
    ])

  let grant = Grant(verbs: .use, groups: .policy, resources: .podSecurityPolicies)
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(.podSecurityPolicies) else { return }
    if context.isAtLeast(25) {
      report(
        "grants the use of PodSecurityPolicies, which Kubernetes 1.25 removed", at: .value(place),
        discriminator: "\(rule.names)",
        remedy: .advice("Remove the rule; label the namespaces with a Pod Security level"))
    } else if rule.names == .any {
      report(
        "may use every PodSecurityPolicy, the least strict too", at: .value(place), severity: .high,
        remedy: .advice("Name the policy that is meant in resourceNames"))
    }
  }
}
