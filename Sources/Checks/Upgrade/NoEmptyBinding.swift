internal import Documents
internal import Findings
internal import Kubernetes

struct NoEmptyBinding: BindingCheck {
  static let about = About(
    id: "upgrade/remove-unused/bindings",
    severity: .low,
    title: "Remove bindings without subjects",
    why: """
      A binding of nobody grants nothing, until somebody adds a name to it without a look at the role.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      Example(
        "an empty list",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: web
        ⟦subjects⟧: []
        """),
      Example(
        "null",
        """
        ⟦apiVersion⟧: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: web
        """),
    ],
    passes: [
      .roleBinding(
        "somebody", to: "view",
        """
        - kind: User
          name: ana
          apiGroup: rbac.authorization.k8s.io
        """),
      Example(
        "the one that Kubernetes leaves empty",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: system:node
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: system:node
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.subjects.isEmpty, !binding.object.name.hasPrefix("system:") else { return }
    let list = binding.object.node.given("subjects")
    guard list?.isSequence ?? true else { return }
    report(
      "binds \(binding.roleName?.text ?? "a role") to nobody",
      at: list.map { .key($0) } ?? .missing(under: binding.object.node, "subjects"),
      remedy: .advice("Remove the binding"))
  }
}
