internal import Documents
internal import Findings
internal import Kubernetes

struct NoWildcardGroups: RoleCheck {
  static let about = About(
    id: "auth/least-privilege/groups",
    severity: .low,
    title: "Name the API groups of a role",
    why: """
      The star is every API group there is and will be: a resource of the same name in any of them is \
      granted too.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "pods of any group",
        """
        - apiGroups: [⟦'*'⟧]
          resources: [pods]
          verbs: [get]
        """)
    ],
    passes: [
      .clusterRole(
        "the core group is the empty string",
        """
        - apiGroups: [""]
          resources: [pods]
          verbs: [get]
        """),
      .clusterRole(
        "all resources are judged as such",
        """
        - apiGroups: ['*']
          resources: ['*']
          verbs: [get]
        """),
    ])

  let grant = Grant(verbs: .all, groups: .star, resources: Resources(rawValue: .max))
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard !rule.resources.contains(.star), let place = rule.groupNodes.first(where: { $0.textIs("*") }) else {
      return
    }
    let resources = rule.resourceNodes.compactMap(\.text).joined(separator: ", ")
    report(
      "grants \(rule.resourcesInShort) of every API group", at: .value(place), discriminator: resources,
      remedy: .advice("Name the API groups of the resources; the core group is the empty string"))
  }
}
