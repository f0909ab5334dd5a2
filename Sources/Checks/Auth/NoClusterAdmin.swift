internal import Documents
internal import Findings
internal import Kubernetes

struct NoClusterAdmin: BindingCheck {
  static let about = About(
    id: "auth/least-privilege/cluster-admin",
    severity: .critical,
    title: "Bind cluster-admin to a break-glass group alone",
    why: "Whoever takes over such an account or login has the cluster.",
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "an account", to: "cluster-admin",
        """
        - kind: ServiceAccount
          name: ⟦deployer⟧
          namespace: shop
        """),
      .clusterBinding(
        "people", severity: .high, to: "cluster-admin",
        """
        - kind: User
          name: ⟦ana⟧
          apiGroup: rbac.authorization.k8s.io
        - kind: Group
          name: ⟦ops⟧
          apiGroup: rbac.authorization.k8s.io
        """),
      .roleBinding(
        "of one namespace", severity: .high, to: "cluster-admin",
        """
        - kind: ServiceAccount
          name: ⟦deployer⟧
          namespace: shop
        """),
    ],
    passes: [
      .clusterBinding(
        "as Kubernetes and kubeadm bind it", to: "cluster-admin",
        """
        - kind: Group
          name: system:masters
          apiGroup: rbac.authorization.k8s.io
        - kind: Group
          name: kubeadm:cluster-admins
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "a lesser role", to: "view",
        """
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
      Example(
        "a Role of that name",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: cluster-admin
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.refers(toClusterRole: "cluster-admin") else { return }
    for subject in binding.subjects {
      let isPerson = subject.whom == .person
      switch subject.whom {
      case .masters, .nobody: continue
      case .system where subject.nameNode.textIs("kubeadm:cluster-admins"): continue
      default: break
      }
      report(
        "makes \(subject.words) \(binding.isClusterWide ? "administrator of the cluster" : "owner of the namespace")",
        at: .value(subject.nameNode), severity: isPerson || !binding.isClusterWide ? .high : .critical,
        discriminator: subject.words, remedy: .advice("Bind a role with what it needs"))
    }
  }
}
