internal import AccessControl
internal import Findings
internal import Kubernetes

struct AccountChanges: PermissionCheck {
  static let about = About(
    id: "auth/token-protection/accounts",
    severity: .critical,
    title: "Let few write service accounts and their Secrets",
    why: """
      A Secret of the right type has the token of any account of its namespace written into it, one that never expires; who can
      also read it, or run a pod with it, is that account. An annotation on an account gives it rights in the cloud.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "makes Secrets and reads them",
        """
        - apiGroups: [""]
          resources: [⟦secrets⟧]
          verbs: [get, create]
        """),
      .role(
        "makes Secrets, and pods that read them", severity: .high,
        """
        - apiGroups: [""]
          resources: [⟦secrets⟧]
          verbs: [create]
        - apiGroups: [batch]
          resources: [jobs]
          verbs: [create]
        """),
      .role(
        "accounts", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦serviceaccounts⟧]
          verbs: [update]
        """),
    ],
    passes: [
      .clusterRole(
        "makes Secrets that it cannot read",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [create]
        """),
      .clusterRole(
        "reads Secrets and accounts",
        """
        - apiGroups: [""]
          resources: [secrets, serviceaccounts]
          verbs: [get]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Name the objects that are needed in resourceNames; have tokens requested, not stored"
  var grant: Grant { Grant(permissions) }
}
