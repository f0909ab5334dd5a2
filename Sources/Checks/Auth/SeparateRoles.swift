internal import Documents
internal import Findings
internal import Kubernetes

struct SeparateRoles: BindingCheck {
  static let about = About(
    id: "auth/role-separation",
    severity: .medium,
    title: "Bind people and programs apart",
    why: """
      A binding for both grows with the needs of either: people get what a program needs, and the program \
      what people need.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .roleBinding(
        "a group and an account", to: "edit",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        - kind: ServiceAccount
          name: ⟦deployer⟧
          namespace: shop
        """)
    ],
    passes: [
      .roleBinding(
        "people alone", to: "edit",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        - kind: User
          name: ana
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "users of Kubernetes itself are programs", to: "system:kube-scheduler",
        """
        - kind: User
          name: system:kube-scheduler
          apiGroup: rbac.authorization.k8s.io
        - kind: ServiceAccount
          name: scheduler
          namespace: kube-system
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.subjects.contains(where: { $0.whom == .person }),
      let account = binding.subjects.first(where: { $0.whom == .account || $0.whom == .accounts })
    else { return }
    report(
      "binds \(binding.roleName?.text ?? "a role") to people and to \(account.words) alike",
      at: .value(account.nameNode),
      discriminator: account.words, remedy: .advice("Give the account a binding and a role of its own"))
  }
}
