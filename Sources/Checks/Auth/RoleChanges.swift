internal import Documents
internal import Findings
internal import Kubernetes

struct RoleChanges: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/roles",
    severity: .medium,
    title: "Let few write roles and bindings",
    why: """
      Who writes bindings hands on all that he holds, to accounts that nobody looks at: what an intruder \
      does first to stay.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "of the cluster",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [⟦clusterrolebindings⟧]
          verbs: [create]
        """),
      .role(
        "of a namespace", severity: .low,
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [⟦roles⟧, rolebindings]
          verbs: [create, patch]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles, roles]
          verbs: [get, list, watch]
        """),
      .clusterRole(
        "all verbs are judged as escalation",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [roles]
          verbs: ['*']
        """),
      .clusterRole(
        "one by name",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [roles]
          verbs: [update]
          resourceNames: [web]
        """),
    ])

  let grant = Grant(verbs: .write, groups: .rbac, resources: [.roles, .bindings])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard !rule.verbsOnAny.isDisjoint(with: .write),
      !(rule.verbs.contains(.star) && rule.resource(.roles) != nil),
      let place = rule.resource(grant.resources)
    else { return }
    let resources = rule.resourceWords(grant.resources)
    report(
      "may hand on what it holds: \(rule.verbWords(.write)) on \(resources)", at: .value(place),
      severity: role.reach == .cluster ? .medium : .low, discriminator: resources,
      remedy: .advice("Make the roles and bindings with the installation, not at run time"))
  }
}
