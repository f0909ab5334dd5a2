internal import Documents
internal import Findings
internal import Kubernetes

struct NoEscalation: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs",
    severity: .critical,
    title: "Grant neither escalate nor bind",
    why: """
      Who may escalate writes into a role what he does not hold; who may bind gives himself any role. \
      Either is one step to cluster-admin.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "every role of the cluster",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles]
          verbs: [update, ⟦escalate⟧]
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [roles, clusterroles]
          verbs: [⟦bind⟧]
        """),
      .role(
        "in a namespace, with all verbs", severity: .high,
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [roles]
          verbs: [⟦'*'⟧]
        """),
      .clusterRole(
        "named roles", severity: .medium,
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles]
          verbs: [⟦bind⟧]
          resourceNames: [view]
        """),
    ],
    passes: [
      .clusterRole(
        "bind means nothing on bindings",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterrolebindings]
          verbs: [bind, create]
        """),
      .clusterRole(
        "roles of another API group",
        """
        - apiGroups: [iam.example.com]
          resources: [roles]
          verbs: ['*']
        """),
      .clusterRole(
        "writing what one holds",
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [roles, rolebindings]
          verbs: [create, update]
        """),
    ])

  let grant = Grant(verbs: [.escalate, .bind], groups: .rbac, resources: [.roles, .star])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.verb(grant.verbs) else { return }
    let verbs = rule.verbs.contains(.star) ? "escalate and bind" : rule.verbWords(grant.verbs)
    let isNamed = rule.names == .given
    report(
      "may \(verbs) \(isNamed ? "the named" : "all") roles \(role.reachInWords)",
      at: .value(place),
      severity: isNamed ? .medium : role.reach == .cluster ? .critical : .high,
      discriminator: "\(rule.resourceWords(grant.resources)) \(rule.names)",
      remedy: .advice(
        "Bind the roles that are needed yourself; or name those that it may bind in resourceNames"))
  }
}
