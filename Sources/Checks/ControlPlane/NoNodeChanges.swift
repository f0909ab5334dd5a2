internal import Documents
internal import Findings
internal import Kubernetes

struct NoNodeChanges: RoleCheck {
  static let about = About(
    id: "controlplane/node-access/nodes",
    severity: .medium,
    title: "Let few change or delete nodes",
    why: """
      Labels and taints steer pods with powerful accounts onto a node that the attacker holds; a deleted \
      node takes its pods with it.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "labels and taints",
        """
        - apiGroups: [""]
          resources: [⟦nodes⟧]
          verbs: [get, patch]
        """),
      .clusterRole(
        "deletion",
        """
        - apiGroups: [""]
          resources: [⟦nodes⟧]
          verbs: [delete]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [""]
          resources: [nodes, nodes/status]
          verbs: [get, list, watch]
        """),
      .role(
        "a Role does not reach nodes",
        """
        - apiGroups: [""]
          resources: [nodes]
          verbs: [patch]
        """),
      .clusterRole(
        "one node by name",
        """
        - apiGroups: [""]
          resources: [nodes]
          verbs: [patch]
          resourceNames: [worker-1]
        """),
    ])

  let grant = Grant(verbs: [.update, .patch, .delete, .deleteCollection], groups: .core, resources: .nodes)
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let verbs = rule.verbsOnAny.intersection(grant.verbs)
    guard !verbs.isEmpty, let place = rule.resource(.nodes) else { return }
    report(
      "may change every node: \(rule.verbWords(verbs)) on \(rule.resourceWords(.nodes))", at: .value(place),
      discriminator: rule.verbWords(verbs),
      remedy: .advice("Leave nodes to the programs that manage them"))
  }
}
