internal import AccessControl
internal import Findings
internal import Kubernetes

struct TrustBundles: PermissionCheck {
  static let about = About(
    id: "auth/escalation-verbs/trust",
    severity: .medium,
    title: "Let few say whom pods trust",
    why: """
      A certificate authority in a ClusterTrustBundle is trusted by every pod that mounts it: its owner can read and
      change what those pods send.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "any bundle",
        """
        - apiGroups: [certificates.k8s.io]
          resources: [⟦clustertrustbundles⟧]
          verbs: [create, update]
        """)
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [certificates.k8s.io]
          resources: [clustertrustbundles]
          verbs: [get, list, watch]
        """)
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Name the bundles that are needed in resourceNames"
  var grant: Grant { Grant(permissions) }
}
