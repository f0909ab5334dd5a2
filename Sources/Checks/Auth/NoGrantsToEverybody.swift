internal import Documents
internal import Findings
internal import Kubernetes

struct NoGrantsToEverybody: BindingCheck {
  static let about = About(
    id: "auth/no-anonymous-bindings/authenticated",
    severity: .high,
    title: "Grant to named groups, not to everybody who logs in",
    why: """
      The group system:authenticated is every person and every account; with some clouds everybody who has \
      an account with the cloud.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "in the cluster", to: "view",
        """
        - kind: Group
          name: ⟦system:authenticated⟧
          apiGroup: rbac.authorization.k8s.io
        """),
      .roleBinding(
        "in a namespace", severity: .medium, to: "view",
        """
        - kind: Group
          name: ⟦system:authenticated⟧
          apiGroup: rbac.authorization.k8s.io
        """),
    ],
    passes: [
      .clusterBinding(
        "what Kubernetes itself grants", to: "system:discovery",
        """
        - kind: Group
          name: system:authenticated
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "a group of the administrators' own", to: "view",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.subjects.contains(where: { $0.whom == .authenticated }), !binding.opensNothing else {
      return
    }
    for subject in binding.subjects where subject.whom == .authenticated {
      report(
        "grants \(binding.roleName?.text ?? "a role") to everybody who logs in", at: .value(subject.nameNode),
        severity: binding.isClusterWide ? .high : .medium,
        remedy: Remedy(.review, "Remove \(subject.words)", .remove(subject.node)))
    }
  }
}
