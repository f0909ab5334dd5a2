internal import Documents
internal import Findings
internal import Kubernetes

struct NoKubeletReading: RoleCheck {
  static let about = About(
    id: "controlplane/node-access/kubelet",
    severity: .medium,
    title: "Let few read the logs and memory of nodes",
    why: """
      The log of a node, the configuration of its kubelet and the environment of its pods hold names and \
      credentials; a checkpoint holds the memory of a container.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "logs and checkpoints",
        """
        - apiGroups: [""]
          resources: [⟦nodes/log⟧, nodes/checkpoint]
          verbs: [get, create]
        """)
    ],
    passes: [
      .clusterRole(
        "figures",
        """
        - apiGroups: [""]
          resources: [nodes/metrics, nodes/stats]
          verbs: [get]
        """),
      .role(
        "a Role does not reach nodes",
        """
        - apiGroups: [""]
          resources: [nodes/log]
          verbs: [get]
        """),
    ])

  let grant = Grant(verbs: [.get, .create], groups: .core, resources: .kubelet)
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(.kubelet) else { return }
    report(
      "may read what nodes hold: \(rule.resourceWords(.kubelet))", at: .value(place),
      discriminator: rule.resourceWords(.kubelet),
      remedy: .advice("Grant nodes/metrics or nodes/stats in its place, as far as they are needed"))
  }
}
