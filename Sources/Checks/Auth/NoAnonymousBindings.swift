internal import Documents
internal import Findings
internal import Kubernetes

struct NoAnonymousBindings: BindingCheck {
  static let about = About(
    id: "auth/no-anonymous-bindings",
    severity: .critical,
    title: "Grant nothing to anonymous users",
    why: "Anonymous is whoever can reach the API server, without any login.",
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "as user and as group", to: "view",
        """
        - kind: User
          name: ⟦system:anonymous⟧
          apiGroup: rbac.authorization.k8s.io
        - kind: Group
          name: ⟦system:unauthenticated⟧
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "what clusters before 1.14 gave everybody", severity: .medium, to: "system:discovery",
        """
        - kind: Group
          name: ⟦system:unauthenticated⟧
          apiGroup: rbac.authorization.k8s.io
        """),
    ],
    passes: [
      .clusterBinding(
        "version and health are for all", to: "system:public-info-viewer",
        """
        - kind: Group
          name: system:authenticated
          apiGroup: rbac.authorization.k8s.io
        - kind: Group
          name: system:unauthenticated
          apiGroup: rbac.authorization.k8s.io
        """),
      Example(
        "how nodes find a cluster of kubeadm",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: kubeadm:bootstrap-signer-clusterinfo
          namespace: kube-public
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: kubeadm:bootstrap-signer-clusterinfo
        subjects:
        - kind: User
          name: system:anonymous
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "names of other kinds", to: "view",
        """
        - kind: Group
          name: system:anonymous
          apiGroup: rbac.authorization.k8s.io
        - kind: ServiceAccount
          name: system:anonymous
          namespace: shop
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.subjects.contains(where: { $0.whom == .anonymous }), !isKnown(binding) else { return }
    let isHarmless = binding.opensNothing
    for subject in binding.subjects where subject.whom == .anonymous {
      report(
        "grants \(binding.roleName?.text ?? "a role") to everybody, without a login",
        at: .value(subject.nameNode),
        severity: isHarmless ? .medium : nil, discriminator: subject.words,
        remedy: Remedy(.review, "Remove \(subject.words)", .remove(subject.node)))
    }
  }

  private func isKnown(_ binding: AccessBinding) -> Bool {
    if binding.isClusterWide { return binding.isPublic }
    return binding.object.namespace == "kube-public"
      && binding.object.name == "kubeadm:bootstrap-signer-clusterinfo"
  }
}
