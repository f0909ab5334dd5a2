internal import Documents
internal import Findings
internal import Kubernetes

struct VolumeCreation: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/volumes",
    severity: .high,
    title: "Let few create PersistentVolumes",
    why: """
      A PersistentVolume may be a path of the node. The pod that claims it passes Pod Security, which sees \
      only the claim.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "creation",
        """
        - apiGroups: [""]
          resources: [⟦persistentvolumes⟧]
          verbs: [create, get]
        """)
    ],
    passes: [
      .clusterRole(
        "claims, and reading volumes",
        """
        - apiGroups: [""]
          resources: [persistentvolumeclaims]
          verbs: [create]
        - apiGroups: [""]
          resources: [persistentvolumes]
          verbs: [get, list, watch, update]
        """),
      .role(
        "volumes lie in no namespace",
        """
        - apiGroups: [""]
          resources: [persistentvolumes]
          verbs: [create]
        """),
    ])

  let grant = Grant(verbs: .create, groups: .core, resources: .volumes)
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard rule.verbsOnAny.contains(.create), let place = rule.resource(.volumes) else { return }
    report(
      "may create volumes that are paths of a node", at: .value(place),
      remedy: .advice(
        "Let a storage driver provision volumes, and forbid hostPath volumes by an admission policy"))
  }
}
