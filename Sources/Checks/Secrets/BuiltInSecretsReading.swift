internal import Documents
internal import Findings
internal import Kubernetes

struct BuiltInSecretsReading: BindingCheck {
  static let about = About(
    id: "secrets/rbac-restrict/built-in",
    severity: .high,
    title: "Bind admin and edit in namespaces only",
    why: """
      The roles admin and edit read and write every Secret, run commands in every pod and act as every \
      account; bound to the cluster, of every namespace.
      """,
    scope: .kinds(["ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "edit, everywhere", to: "⟦edit⟧",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "admin, everywhere", to: "⟦admin⟧",
        """
        - kind: ServiceAccount
          name: deployer
          namespace: shop
        """),
    ],
    passes: [
      .clusterBinding(
        "view shows no Secrets", to: "view",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        """)
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.isClusterWide,
      binding.refers(toClusterRole: "edit") || binding.refers(toClusterRole: "admin"),
      let subject = binding.subjects.first, let role = binding.roleName
    else { return }
    report(
      "lets \(subject.words) read every Secret of the cluster", at: .value(role),
      remedy: .advice("Bind the role by a RoleBinding in the namespaces that need it"))
  }
}
