internal import AccessControl
internal import Findings
internal import Kubernetes

struct ClusterExtensions: PermissionCheck {
  static let about = About(
    id: "auth/least-privilege/extensions",
    severity: .medium,
    title: "Let few extend the cluster",
    why: """
      A conversion webhook in a CustomResourceDefinition sees and rewrites every object of the kind; a StorageClass or
      CSIDriver decides what is mounted; a fresh namespace has no quota, no policy and no Pod Security level.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "definitions, drivers and namespaces",
        """
        - apiGroups: [apiextensions.k8s.io]
          resources: [⟦customresourcedefinitions⟧]
          verbs: [create, patch]
        - apiGroups: [storage.k8s.io]
          resources: [⟦csidrivers⟧]
          verbs: [update]
        - apiGroups: [""]
          resources: [⟦namespaces⟧]
          verbs: [create]
        """),
      .clusterRole(
        "classes and devices", severity: .low,
        """
        - apiGroups: [scheduling.k8s.io]
          resources: [⟦priorityclasses⟧]
          verbs: [create]
        - apiGroups: [resource.k8s.io]
          resources: [⟦deviceclasses⟧]
          verbs: [update]
        """),
      .clusterRole(
        "its own definition", severity: .low,
        """
        - apiGroups: [apiextensions.k8s.io]
          resources: [⟦customresourcedefinitions⟧]
          verbs: [update]
          resourceNames: [widgets.example.com]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [apiextensions.k8s.io]
          resources: [customresourcedefinitions]
          verbs: [get, list, watch]
        """),
      .role(
        "namespaces are made in the cluster alone",
        """
        - apiGroups: [""]
          resources: [namespaces]
          verbs: [create]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Leave it to the installation; name the objects that it needs in resourceNames"
  var grant: Grant { Grant(permissions) }
}
