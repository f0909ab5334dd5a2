internal import Documents
internal import Findings
internal import Kubernetes

struct NoBindingOfMasters: BindingCheck {
  static let about = About(
    id: "auth/break-glass",
    severity: .medium,
    title: "Keep system:masters out of bindings",
    why: """
      The group is allowed everything before RBAC is asked, and no deleted binding takes that away. A \
      binding that names it shows that somebody logs in with it.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "in daily use", to: "edit",
        """
        - kind: Group
          name: ⟦system:masters⟧
          apiGroup: rbac.authorization.k8s.io
        """),
      .roleBinding(
        "in a namespace", to: "cluster-admin",
        """
        - kind: Group
          name: ⟦system:masters⟧
          apiGroup: rbac.authorization.k8s.io
        """),
    ],
    passes: [
      Example(
        "as Kubernetes itself binds it",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: cluster-admin
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: cluster-admin
        subjects:
        - kind: Group
          name: system:masters
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "a user of that name is a mere user", to: "edit",
        """
        - kind: User
          name: system:masters
          apiGroup: rbac.authorization.k8s.io
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.subjects.contains(where: { $0.whom == .masters }),
      !(binding.isClusterWide && binding.object.name == "cluster-admin")
    else { return }
    for subject in binding.subjects where subject.whom == .masters {
      report(
        "names system:masters, which needs no binding and which none can withdraw",
        at: .value(subject.nameNode),
        remedy: Remedy(.review, "Remove the group system:masters", .remove(subject.node)))
    }
  }
}
