internal import Documents
internal import Findings
internal import Kubernetes

struct TokenCreation: RoleCheck {
  static let about = About(
    id: "auth/token-protection/create",
    severity: .critical,
    title: "Let few make tokens of service accounts",
    why: """
      Who may create serviceaccounts/token becomes any account it is granted for, for as long as he asks \
      for.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "of any account",
        """
        - apiGroups: [""]
          resources: [⟦serviceaccounts/token⟧]
          verbs: [create]
        """),
      .role(
        "of any account of a namespace", severity: .high,
        """
        - apiGroups: [""]
          resources: [⟦serviceaccounts/token⟧]
          verbs: ['*']
        """),
      .role(
        "the name counts here, since the request carries it", severity: .medium,
        """
        - apiGroups: [""]
          resources: [⟦serviceaccounts/token⟧]
          verbs: [create]
          resourceNames: [deployer]
        """),
    ],
    passes: [
      .clusterRole(
        "accounts themselves",
        """
        - apiGroups: [""]
          resources: [serviceaccounts]
          verbs: [create, get]
        """),
      .clusterRole(
        "reading gives no token",
        """
        - apiGroups: [""]
          resources: [serviceaccounts/token]
          verbs: [get, list]
        """),
    ])

  let grant = Grant(verbs: .create, groups: .core, resources: .tokens)
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(.tokens) else { return }
    let isNamed = rule.names != .any
    report(
      "may make tokens of \(isNamed ? "the named accounts" : "every account \(role.reachInWords)")",
      at: .value(place), severity: isNamed ? .medium : role.reachesSystem ? .critical : .high,
      discriminator: "\(rule.names)", remedy: .advice("Name the accounts that are needed in resourceNames"))
  }
}
