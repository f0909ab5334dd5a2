internal import AccessControl
internal import Findings
internal import Kubernetes

struct PodPlacement: PermissionCheck {
  static let about = About(
    id: "auth/least-privilege/scheduling",
    severity: .high,
    title: "Let few decide where pods run",
    why: """
      On a node that an attacker holds, every pod's token is his: whoever can drive pods from one node to another
      brings them there. Whoever takes the lease of a controller or of a node stops it.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "drives pods away and closes nodes",
        """
        - apiGroups: [""]
          resources: [⟦pods/eviction⟧]
          verbs: [create]
        - apiGroups: [""]
          resources: [nodes]
          verbs: [patch]
        """),
      .clusterRole(
        "puts pods on nodes", severity: .medium,
        """
        - apiGroups: [""]
          resources: [⟦pods/binding⟧]
          verbs: [create]
        """),
      .role(
        "in a namespace", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦bindings⟧]
          verbs: [create]
        """),
      .clusterRole(
        "leases and resources of pods", severity: .low,
        """
        - apiGroups: [coordination.k8s.io]
          resources: [⟦leases⟧]
          verbs: [update]
        - apiGroups: [""]
          resources: [⟦pods/resize⟧]
          verbs: [patch]
        """),
    ],
    passes: [
      .clusterRole(
        "evictions without nodes",
        """
        - apiGroups: [""]
          resources: [pods/eviction]
          verbs: [create]
        - apiGroups: [""]
          resources: [nodes]
          verbs: [get]
        """),
      .role(
        "elects a leader in its namespace",
        """
        - apiGroups: [coordination.k8s.io]
          resources: [leases]
          verbs: [get, create, update]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Leave it to the scheduler and to the programs that manage nodes"
  var grant: Grant { Grant(permissions) }
}
