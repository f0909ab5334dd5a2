internal import Documents
internal import Findings
internal import Kubernetes

struct WorkloadCreation: RoleCheck {
  static let about = About(
    id: "auth/least-privilege/workloads",
    severity: .high,
    title: "Let few create pods",
    why: """
      Who may create a pod runs it as any account of the namespace, with any of its Secrets, and where no \
      policy forbids it as root on the node.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "pods, in any namespace",
        """
        - apiGroups: [""]
          resources: [⟦pods⟧]
          verbs: [create, get]
        """),
      .role(
        "through controllers, in one", severity: .medium,
        """
        - apiGroups: [apps]
          resources: [⟦deployments⟧]
          verbs: [patch]
        - apiGroups: [batch]
          resources: [⟦jobs⟧, cronjobs]
          verbs: [create]
        """),
    ],
    passes: [
      .clusterRole(
        "reading, and scaling",
        """
        - apiGroups: [apps]
          resources: [deployments, statefulsets]
          verbs: [get, list]
        - apiGroups: [apps]
          resources: [deployments/scale]
          verbs: [update]
        """),
      .clusterRole(
        "the template of a Job is fixed",
        """
        - apiGroups: [batch]
          resources: [jobs]
          verbs: [update, patch]
        """),
      .role(
        "one by name",
        """
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [patch]
          resourceNames: [web]
        """),
      .clusterRole(
        "a kind of another group",
        """
        - apiGroups: [example.com]
          resources: [deployments]
          verbs: [create]
        """),
    ])

  let grant = Grant(
    verbs: .write, groups: [.core, .apps, .batch],
    resources: [.pods, .apps, .jobs, .cronJobs, .replicationControllers])
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let verbs = rule.verbsOnAny
    guard !verbs.isDisjoint(with: .write) else { return }
    var open: Resources = []
    if rule.groups.contains(.core) { open.formUnion([.pods, .replicationControllers]) }
    if rule.groups.contains(.apps) { open.formUnion(.apps) }
    if rule.groups.contains(.batch) { open.formUnion(.cronJobs) }
    if rule.groups.contains(.batch), verbs.contains(.create) { open.formUnion(.jobs) }
    guard let place = rule.resource(open) else { return }
    let resources = rule.resourceWords(open)
    report(
      "may run pods as any account \(role.reachInWords): \(rule.verbWords(.write)) on \(resources)",
      at: .value(place), severity: role.reachesSystem ? .high : .medium, discriminator: resources,
      remedy: .advice("Grant it in the namespaces that need it, and hold those to a Pod Security level"))
  }
}
