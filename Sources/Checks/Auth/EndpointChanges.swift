internal import Documents
internal import Findings
internal import Kubernetes

struct EndpointChanges: RoleCheck {
  static let about = About(
    id: "auth/least-privilege/endpoints",
    severity: .medium,
    title: "Let few write endpoints",
    why: """
      Endpoints say where the traffic of a Service goes. Who writes them takes it over, or has an ingress \
      controller reach another namespace.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "both kinds",
        """
        - apiGroups: [""]
          resources: [⟦endpoints⟧]
          verbs: [create, update]
        - apiGroups: [discovery.k8s.io]
          resources: [⟦endpointslices⟧]
          verbs: [patch]
        """),
      .role(
        "of a namespace", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦endpoints⟧]
          verbs: [update]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [""]
          resources: [endpoints]
          verbs: [get, list, watch]
        """),
      .role(
        "its own, by name",
        """
        - apiGroups: [""]
          resources: [endpoints]
          verbs: [update]
          resourceNames: [leader]
        """),
    ])

  let grant = Grant(verbs: .write, groups: [.core, .discovery], resources: [.endpoints, .endpointSlices])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard !rule.verbsOnAny.isDisjoint(with: .write) else { return }
    var open: Resources = rule.groups.contains(.core) ? .endpoints : []
    if rule.groups.contains(.discovery) { open.formUnion(.endpointSlices) }
    guard let place = rule.resource(open) else { return }
    report(
      "may redirect the traffic of every Service \(role.reachInWords)", at: .value(place),
      severity: role.reach == .cluster ? .medium : .low, discriminator: rule.resourceWords(open),
      remedy: .advice("Leave endpoints to Kubernetes; elect leaders by leases"))
  }
}
