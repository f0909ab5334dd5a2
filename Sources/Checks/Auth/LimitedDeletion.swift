internal import AccessControl
internal import Findings
internal import Kubernetes

struct LimitedDeletion: PermissionCheck {
  static let about = About(
    id: "auth/least-privilege/deletion",
    severity: .high,
    title: "Let few delete what others stand on",
    why: """
      With a namespace all that is in it goes, with a volume its data, with a binding the rights of those who would
      help, and with the events the trace of it.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "namespaces and volumes",
        """
        - apiGroups: [""]
          resources: [⟦namespaces⟧, persistentvolumes]
          verbs: [get, delete]
        """),
      .clusterRole(
        "roles", severity: .medium,
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [⟦clusterrolebindings⟧]
          verbs: [delete]
        """),
      .role(
        "roles of a namespace", severity: .low,
        """
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [⟦roles⟧]
          verbs: [deletecollection]
        """),
      .clusterRole(
        "events", severity: .low,
        """
        - apiGroups: [events.k8s.io]
          resources: [⟦events⟧]
          verbs: [deletecollection]
        """),
      .clusterRole(
        "named ones", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦namespaces⟧]
          verbs: [delete]
          resourceNames: [preview]
        """),
    ],
    passes: [
      .clusterRole(
        "what one has made",
        """
        - apiGroups: [""]
          resources: [pods, configmaps]
          verbs: [delete]
        """),
      .role(
        "events of a namespace",
        """
        - apiGroups: [""]
          resources: [events]
          verbs: [delete]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Leave delete out, or name the objects in resourceNames"
  var grant: Grant { Grant(permissions) }
}
