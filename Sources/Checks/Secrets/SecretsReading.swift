internal import Documents
internal import Findings
internal import Kubernetes

struct SecretsReading: RoleCheck {
  static let about = About(
    id: "secrets/rbac-restrict",
    severity: .high,
    title: "Let roles read single Secrets, by name",
    why: """
      Secrets are the keys to everything else. list and watch show their values as get does, and a role \
      for all Secrets shows those of tomorrow too.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "every Secret of the cluster",
        """
        - apiGroups: [""]
          resources: [configmaps, ⟦secrets⟧]
          verbs: [list, watch]
        - apiGroups: [""]
          resources: [⟦"*"⟧]
          verbs: [get]
        """),
      .role(
        "every Secret of a namespace", severity: .medium,
        """
        - apiGroups: [""]
          resources: [⟦secrets⟧]
          verbs: [get]
        """),
      .role(
        "an empty name opens list", severity: .medium,
        """
        - apiGroups: [""]
          resources: [⟦secrets⟧]
          verbs: [get, list]
          resourceNames: ["", token]
        """),
    ],
    passes: [
      .clusterRole(
        "one Secret by name",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get, list]
          resourceNames: [token]
        """),
      .clusterRole(
        "Secrets of another API group, and writing",
        """
        - apiGroups: [example.com]
          resources: [secrets]
          verbs: [get]
        - apiGroups: [""]
          resources: [secrets]
          verbs: [create]
        """),
      .clusterRole(
        "null for a list",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs:
        """),
    ])

  let grant = Grant(verbs: .read, groups: .core, resources: [.secrets, .star])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let verbs = rule.verbsOnAny.intersection(.read)
    guard !verbs.isEmpty, let place = rule.resource(grant.resources) else { return }
    report(
      "may read every Secret \(role.reachInWords): \(rule.verbWords(verbs))", at: .value(place),
      severity: role.reachesSystem ? .high : .medium, discriminator: rule.verbWords(verbs),
      remedy: .advice("Grant get on the Secrets that are needed, by resourceNames, in their namespace"))
  }
}
