internal import AccessControl
internal import Findings
internal import Kubernetes

struct BroadReading: PermissionCheck {
  static let about = About(
    id: "auth/least-privilege/reading",
    severity: .low,
    title: "Let few read everything",
    why: """
      Logs hold tokens and personal data; the variables of pods, ConfigMaps and the list of nodes tell an intruder where
      to go next; a review tells what a stolen token is good for.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "logs, settings and reviews",
        """
        - apiGroups: [""]
          resources: [⟦pods/log⟧]
          verbs: [get]
        - apiGroups: [""]
          resources: [⟦configmaps⟧, pods]
          verbs: [list]
        - apiGroups: [authentication.k8s.io]
          resources: [⟦tokenreviews⟧]
          verbs: [create]
        """)
    ],
    passes: [
      .role(
        "in a namespace",
        """
        - apiGroups: [""]
          resources: [pods/log, configmaps, pods]
          verbs: [get, list]
        """),
      .clusterRole(
        "about oneself",
        """
        - apiGroups: [authorization.k8s.io]
          resources: [selfsubjectaccessreviews]
          verbs: [create]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Grant it in the namespaces that need it, or leave it out"
  var grant: Grant { Grant(permissions) }
}
