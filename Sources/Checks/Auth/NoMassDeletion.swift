internal import Documents
internal import Findings
internal import Kubernetes

struct NoMassDeletion: RoleCheck {
  static let about = About(
    id: "auth/least-privilege/mass-deletion",
    severity: .low,
    title: "Grant no deletion of whole collections",
    why: """
      One request of deletecollection empties a namespace of a kind, and its answer shows what was there.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "on top of delete",
        """
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [delete, ⟦deletecollection⟧]
        """)
    ],
    passes: [
      .clusterRole(
        "one at a time",
        """
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [delete]
        """),
      .clusterRole(
        "all verbs are judged as such",
        """
        - apiGroups: [apps]
          resources: [deployments]
          verbs: ['*']
        """),
      .clusterRole(
        "it carries no name, so a rule with names does not grant it",
        """
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [deletecollection]
          resourceNames: [web]
        """),
    ])

  let grant = Grant(verbs: .deleteCollection, groups: .all, resources: Resources(rawValue: .max))
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard !rule.verbs.contains(.star), rule.verbsOnAny.contains(.deleteCollection),
      let place = rule.verb(.deleteCollection)
    else { return }
    let resources = rule.resourceNodes.compactMap(\.text).joined(separator: ", ")
    report(
      "may delete all \(rule.resourcesInShort) at once", at: .value(place), discriminator: resources,
      remedy: .advice("Leave out deletecollection, where the program deletes one object at a time"))
  }
}
