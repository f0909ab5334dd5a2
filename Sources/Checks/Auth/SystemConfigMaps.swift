internal import AccessControl
internal import Findings
internal import Kubernetes

struct SystemConfigMaps: PermissionCheck {
  static let about = About(
    id: "auth/escalation-verbs/config-maps",
    severity: .high,
    title: "Let few write the ConfigMaps of the system",
    why: """
      The ConfigMaps of kube-system decide whom names resolve to (coredns), how proxies work, whose certificates speak for
      others (extension-apiserver-authentication), and on EKS who is an administrator (aws-auth).
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "in every namespace",
        """
        - apiGroups: [""]
          resources: [⟦configmaps⟧]
          verbs: [get, update]
        """),
      .clusterRole(
        "one of a name", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦configmaps⟧]
          verbs: [update]
          resourceNames: [leader]
        """),
    ],
    passes: [
      .role(
        "in a namespace",
        """
        - apiGroups: [""]
          resources: [configmaps]
          verbs: [create, update]
        """),
      .clusterRole(
        "reading",
        """
        - apiGroups: [""]
          resources: [configmaps]
          verbs: [get, list]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Grant it by a RoleBinding in the namespaces that need it"
  var grant: Grant { Grant(permissions) }
}
