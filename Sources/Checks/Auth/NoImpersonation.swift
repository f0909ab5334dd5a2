internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct NoImpersonation: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/impersonate",
    severity: .critical,
    title: "Let nobody act as somebody else",
    why: """
      With users and groups one becomes system:masters, past RBAC; with service accounts, the most \
      powerful of them.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "users and groups",
        """
        - apiGroups: [""]
          resources: [users, groups]
          verbs: [⟦impersonate⟧]
        """),
      .clusterRole(
        "accounts, in words of later releases", severity: .high,
        """
        - apiGroups: [authentication.k8s.io]
          resources: [serviceaccounts]
          verbs: [⟦impersonate:serviceaccount⟧]
        """),
      .role(
        "accounts of a namespace", severity: .high,
        """
        - apiGroups: [""]
          resources: [serviceaccounts]
          verbs: [⟦impersonate⟧]
        """),
      .clusterRole(
        "one user by name", severity: .medium,
        """
        - apiGroups: [""]
          resources: [users]
          verbs: [⟦impersonate⟧]
          resourceNames: [ana]
        """),
      .clusterRole(
        "the group that is allowed everything",
        """
        - apiGroups: [""]
          resources: [groups]
          verbs: [⟦impersonate⟧]
          resourceNames: [system:masters]
        """),
    ],
    passes: [
      .clusterRole(
        "reading accounts",
        """
        - apiGroups: [""]
          resources: [serviceaccounts]
          verbs: [get, list]
        """),
      .role(
        "users lie in no namespace",
        """
        - apiGroups: [""]
          resources: [users, groups]
          verbs: [impersonate]
        """),
      .clusterRole(
        "verbs are case-sensitive",
        """
        - apiGroups: [""]
          resources: [users]
          verbs: [Impersonate]
        """),
    ])

  let grant = Grant(
    verbs: [.impersonate, .constrainedImpersonate], groups: [.core, .authentication],
    resources: [.users, .groups, .serviceAccounts, .userDetails])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let reachable: Resources = role.reach == .cluster ? grant.resources : .serviceAccounts
    guard rule.resource(reachable) != nil, let place = rule.verb(grant.verbs) else { return }
    let resources = rule.resourceWords(reachable)
    report(
      "may act as others: \(resources)", at: .value(place), severity: severity(of: rule, role),
      discriminator: "\(resources) \(rule.names)",
      remedy: .advice("Remove impersonate; or name those whom it may act as in resourceNames"))
  }

  private func severity(of rule: PolicyRule, _ role: AccessRole) -> Severity {
    if rule.names == .given {
      return rule.nameNodes.contains { $0.textIs("system:masters") } ? .critical : .medium
    }
    let isFull = rule.verbs.contains(.impersonate) && role.reach == .cluster
    return isFull && rule.resource([.users, .groups, .serviceAccounts]) != nil ? .critical : .high
  }
}
