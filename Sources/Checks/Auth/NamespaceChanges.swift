internal import Documents
internal import Findings
internal import Kubernetes

struct NamespaceChanges: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/namespaces",
    severity: .medium,
    title: "Let few change namespaces",
    why: """
      The labels of a namespace say which Pod Security level holds, which webhooks look and which network \
      rules apply. Who changes them takes the guard off.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "labels of all namespaces",
        """
        - apiGroups: [""]
          resources: [⟦namespaces⟧]
          verbs: [patch]
        """),
      .role(
        "its own namespace",
        """
        - apiGroups: [""]
          resources: [⟦namespaces⟧]
          verbs: [update]
        """),
    ],
    passes: [
      .clusterRole(
        "reading, and creating",
        """
        - apiGroups: [""]
          resources: [namespaces]
          verbs: [get, list, create]
        """),
      .clusterRole(
        "by name",
        """
        - apiGroups: [""]
          resources: [namespaces]
          verbs: [patch]
          resourceNames: [shop]
        """),
    ])

  let grant = Grant(verbs: [.update, .patch], groups: .core, resources: .namespaces)
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard !rule.verbsOnAny.isDisjoint(with: grant.verbs), let place = rule.resource(.namespaces) else {
      return
    }
    report(
      "may take the labels of Pod Security off \(role.reach == .cluster ? "every namespace" : "its namespace")",
      at: .value(place), discriminator: rule.resourceWords(.namespaces),
      remedy: .advice("Leave the labels of namespaces to the cluster's administrators"))
  }
}
