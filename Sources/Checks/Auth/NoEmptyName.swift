internal import Documents
internal import Findings
internal import Kubernetes

struct NoEmptyName: RoleCheck {
  static let about = About(
    id: "auth/least-privilege/empty-name",
    severity: .medium,
    title: "Put no empty name into resourceNames",
    why: """
      A request that carries no name has the empty one: the rule looks narrow and grants list, watch and \
      create without a limit.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "beside a real one",
        """
        - apiGroups: [""]
          resources: [configmaps]
          verbs: [list]
          resourceNames: [web, ⟦""⟧]
        """)
    ],
    passes: [
      .clusterRole(
        "real ones",
        """
        - apiGroups: [""]
          resources: [configmaps]
          verbs: [list]
          resourceNames: [web]
        """),
      .clusterRole(
        "get always carries a name",
        """
        - apiGroups: [""]
          resources: [configmaps]
          verbs: [get]
          resourceNames: [""]
        """),
    ])

  let grant = Grant(verbs: .nameless, groups: .all, resources: Resources(rawValue: .max))
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard rule.names == .givenWithEmpty, let place = rule.nameNodes.first(where: { $0.textIs("") }) else {
      return
    }
    report(
      "grants \(rule.verbWords(.nameless)) without a limit, through an empty name", at: .value(place),
      discriminator: rule.resourceNodes.compactMap(\.text).joined(separator: ","),
      remedy: .advice("Name the objects that are meant, or leave resourceNames out"))
  }
}
