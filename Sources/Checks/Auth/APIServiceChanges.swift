internal import Documents
internal import Findings
internal import Kubernetes

struct APIServiceChanges: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/api-services",
    severity: .critical,
    title: "Let few register API services",
    why: """
      The API server hands requests for a registered API, with the identity of the caller, to the server \
      behind it.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "any API",
        """
        - apiGroups: [apiregistration.k8s.io]
          resources: [⟦apiservices⟧]
          verbs: [create]
        """),
      .clusterRole(
        "its own, by name", severity: .medium,
        """
        - apiGroups: [apiregistration.k8s.io]
          resources: [⟦apiservices⟧]
          verbs: [update]
          resourceNames: [v1.example.com]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [apiregistration.k8s.io]
          resources: [apiservices]
          verbs: [get, list, watch]
        """),
      .role(
        "they lie in no namespace",
        """
        - apiGroups: [apiregistration.k8s.io]
          resources: [apiservices]
          verbs: [create]
        """),
    ])

  let grant = Grant(verbs: .write, groups: .apiRegistration, resources: .apiServices)
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(.apiServices) else { return }
    report(
      "may route requests for an API to a server of its choice", at: .value(place),
      severity: rule.names == .given ? .medium : .critical, discriminator: "\(rule.names)",
      remedy: .advice("Name its own API services in resourceNames, and grant only update and patch"))
  }
}
