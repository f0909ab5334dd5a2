internal import Documents
internal import Findings
internal import Kubernetes

struct NoWildcardVerbs: RoleCheck {
  static let about = About(
    id: "auth/least-privilege/verbs",
    severity: .medium,
    title: "Name the verbs of a role",
    why: """
      The star is every verb there is and will be: deletecollection, escalate, bind and impersonate too.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "on what weighs",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [⟦"*"⟧]
        """),
      .clusterRole(
        "on the kinds of an operator", severity: .low,
        """
        - apiGroups: [example.com]
          resources: [shops]
          verbs: [⟦'*'⟧]
        """),
    ],
    passes: [
      .clusterRole(
        "named",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get]
        """),
      .clusterRole(
        "all resources are judged as such",
        """
        - apiGroups: [""]
          resources: ['*']
          verbs: ['*']
        """),
    ])

  let grant = Grant(verbs: .star, groups: .all, resources: Resources(rawValue: .max))
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard !rule.resources.contains(.star), let place = rule.verb(.star) else { return }
    report(
      "grants every verb on \(rule.resourcesInShort)",
      at: .value(place),
      severity: rule.resources.isSubset(of: .minor) ? .low : .medium,
      discriminator: rule.resourceNodes.compactMap(\.text).joined(separator: ","),
      remedy: .advice("Name the verbs that are needed"))
  }
}
