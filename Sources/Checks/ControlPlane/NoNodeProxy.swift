internal import Documents
internal import Findings
internal import Kubernetes

struct NoNodeProxy: RoleCheck {
  static let about = About(
    id: "controlplane/node-access",
    severity: .critical,
    title: "Grant no access to the kubelet through nodes/proxy",
    why: """
      The proxy of a node is the whole API of its kubelet: commands in every container of the node, past \
      admission and the audit log. get is enough.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "get is enough",
        """
        - apiGroups: [""]
          resources: [nodes, ⟦nodes/proxy⟧]
          verbs: [get, list]
        """),
      .clusterRole(
        "through all resources",
        """
        - apiGroups: ["*"]
          resources: [⟦"*"⟧]
          verbs: [get, list, watch]
        """),
      .clusterRole(
        "on named nodes", severity: .high,
        """
        - apiGroups: [""]
          resources: [⟦nodes/proxy⟧]
          verbs: [get]
          resourceNames: [worker-1]
        """),
    ],
    passes: [
      .clusterRole(
        "figures of nodes",
        """
        - apiGroups: [""]
          resources: [nodes, nodes/metrics, nodes/stats]
          verbs: [get, list]
        """),
      .role(
        "a Role does not reach nodes",
        """
        - apiGroups: [""]
          resources: [nodes/proxy]
          verbs: [get]
        """),
      .clusterRole(
        "another API group",
        """
        - apiGroups: [metrics.k8s.io]
          resources: [nodes, nodes/proxy]
          verbs: [get]
        """),
    ])

  let grant = Grant(
    verbs: [.get, .create, .update, .patch, .delete], groups: .core, resources: [.nodeProxy, .star])
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(grant.resources) else { return }
    report(
      "may run commands in every container through the kubelets: \(rule.resourceWords(grant.resources))",
      at: .value(place), severity: rule.names == .any ? .critical : .high,
      discriminator: rule.verbWords(grant.verbs),
      remedy: .advice(
        "Grant nodes/metrics, nodes/stats or nodes/pods in its place, as far as they are needed"))
  }
}
