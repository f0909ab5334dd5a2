internal import Documents
internal import Findings
internal import Kubernetes

struct SecretsReadBack: RoleCheck {
  static let about = About(
    id: "secrets/rbac-restrict/read-back",
    severity: .medium,
    title: "Count patch and delete on Secrets as reading",
    why: """
      The answer to an empty patch is the Secret with its values; a deletion as a dry run shows what it \
      would delete.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "patch without get",
        """
        - apiGroups: [""]
          resources: [⟦secrets⟧]
          verbs: [create, patch]
        """),
      .role(
        "in a namespace", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦secrets⟧]
          verbs: [deletecollection]
        """),
    ],
    passes: [
      .clusterRole(
        "reading is judged as such",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get, patch]
        """),
      .role(
        "update answers with what was sent",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [create, update]
        """),
      .role(
        "one Secret by name",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [patch]
          resourceNames: [token]
        """),
    ])

  let grant = Grant(verbs: [.patch, .delete, .deleteCollection], groups: .core, resources: .secrets)
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let verbs = rule.verbsOnAny.intersection(grant.verbs)
    guard !verbs.isEmpty, rule.verbsOnAny.isDisjoint(with: .read), let place = rule.resource(.secrets) else {
      return
    }
    report(
      "may read every Secret \(role.reachInWords) in answers to \(rule.verbWords(verbs))", at: .value(place),
      severity: role.reachesSystem ? .medium : .low, discriminator: rule.verbWords(verbs),
      remedy: .advice("Name the Secrets in resourceNames"))
  }
}
