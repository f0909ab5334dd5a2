internal import Documents
internal import Findings
internal import Kubernetes

struct LimitedExec: RoleCheck {
  static let about = About(
    id: "auth/limit-exec",
    severity: .high,
    title: "Let few run commands in containers",
    why: """
      Who may exec has what the program in the container has: its account, its Secrets, its files. An \
      ephemeral container does the same with an image of one's choice.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "in every container of the cluster",
        """
        - apiGroups: [""]
          resources: [pods, ⟦pods/exec⟧, pods/attach]
          verbs: [create]
        - apiGroups: [""]
          resources: [⟦pods/ephemeralcontainers⟧]
          verbs: [patch]
        """),
      .role(
        "in a namespace", severity: .medium,
        """
        - apiGroups: [""]
          resources: [⟦'*/exec'⟧]
          verbs: ['*']
        """),
      .clusterRole(
        "through all resources",
        """
        - apiGroups: [""]
          resources: [⟦"*"⟧]
          verbs: [create]
        """),
      .clusterRole(
        "get was enough before 1.35", minor: 34,
        """
        - apiGroups: [""]
          resources: [⟦pods/exec⟧]
          verbs: [get]
        """),
    ],
    passes: [
      .clusterRole(
        "get alone is refused since 1.35",
        """
        - apiGroups: [""]
          resources: [pods/exec]
          verbs: [get]
        """),
      .clusterRole(
        "pods are not their subresources, and pods/* is no pattern",
        """
        - apiGroups: [""]
          resources: [pods, pods/*, pods/log]
          verbs: [create]
        """),
      .clusterRole(
        "an ephemeral container is added by update",
        """
        - apiGroups: [""]
          resources: [pods/ephemeralcontainers]
          verbs: [get, create]
        """),
    ])

  let grant = Grant(
    verbs: [.create, .get, .update, .patch], groups: .core,
    resources: [.exec, .attach, .ephemeralContainers, .star])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let sessions: Verbs = context.isAtLeast(35) ? .create : [.create, .get]
    var open: Resources = []
    if !rule.verbs.isDisjoint(with: sessions) { open.formUnion([.exec, .attach, .star]) }
    if !rule.verbs.isDisjoint(with: [.update, .patch]) { open.formUnion([.ephemeralContainers, .star]) }
    guard let place = rule.resource(open) else { return }
    let resources = rule.resourceWords(open)
    report(
      "may run commands in containers \(role.reachInWords): \(resources)", at: .value(place),
      severity: role.reachesSystem ? .high : .medium, discriminator: resources,
      remedy: .advice("Leave it to a role that is bound for the time of need, to named people"))
  }
}
