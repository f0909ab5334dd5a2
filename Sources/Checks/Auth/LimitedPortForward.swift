internal import Documents
internal import Findings
internal import Kubernetes

struct LimitedPortForward: RoleCheck {
  static let about = About(
    id: "auth/limit-exec/port-forward",
    severity: .medium,
    title: "Let few reach the ports of pods through the API server",
    why: """
      A forwarded or proxied connection comes from the node or the API server, past every NetworkPolicy. \
      For the proxy, get is enough.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "forwarding and the proxies",
        """
        - apiGroups: [""]
          resources: [⟦pods/portforward⟧]
          verbs: [create]
        - apiGroups: [""]
          resources: [⟦services/proxy⟧]
          verbs: [get]
        """),
      .role(
        "in a namespace", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦pods/proxy⟧]
          verbs: ['*']
        """),
    ],
    passes: [
      .clusterRole(
        "get does not forward since 1.35",
        """
        - apiGroups: [""]
          resources: [pods/portforward]
          verbs: [get]
        """),
      .clusterRole(
        "the proxy of nodes is judged as such",
        """
        - apiGroups: [""]
          resources: [nodes/proxy]
          verbs: [get]
        """),
      .clusterRole(
        "services themselves",
        """
        - apiGroups: [""]
          resources: [services]
          verbs: [get, create]
        """),
    ])

  let grant = Grant(
    verbs: [.create, .get, .update, .patch, .delete], groups: .core, resources: [.portForward, .proxy])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let sessions: Verbs = context.isAtLeast(35) ? .create : [.create, .get]
    var open: Resources = .proxy
    if !rule.verbs.isDisjoint(with: sessions) { open.formUnion(.portForward) }
    guard let place = rule.resource(open) else { return }
    let resources = rule.resourceWords(open)
    report(
      "may reach ports past every NetworkPolicy: \(resources)", at: .value(place),
      severity: role.reachesSystem ? .medium : .low, discriminator: resources,
      remedy: .advice("Leave it to a role that is bound for the time of need, to named people"))
  }
}
