internal import Documents
internal import Findings
internal import Kubernetes

struct NamespaceScope: BindingCheck {
  static let about = About(
    id: "auth/namespace-scope",
    severity: .medium,
    title: "Bind in a namespace what a namespace holds",
    why: """
      A ClusterRoleBinding grants in every namespace, those of tomorrow too; a RoleBinding of the same \
      ClusterRole grants in its own.
      """,
    scope: .kinds(["ClusterRoleBinding"]),
    fails: [
      Example(
        "changes",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: web
        rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [patch]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ⟦ClusterRoleBinding⟧
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: web
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
      Example(
        "reading", severity: .low,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: web
        rules:
        - apiGroups: [""]
          resources: [configmaps, pods/log]
          verbs: [get, list]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ⟦ClusterRoleBinding⟧
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: web
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
    ],
    passes: [
      Example(
        "nodes lie in no namespace",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: web
        rules:
        - apiGroups: [""]
          resources: [configmaps, nodes]
          verbs: [get, list]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: web
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
      Example(
        "in a namespace",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: web
        rules:
        - apiGroups: [""]
          resources: [configmaps, pods/log]
          verbs: [get, list]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: web
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
      Example(
        "people look at the whole cluster",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: web
        rules:
        - apiGroups: [""]
          resources: [configmaps, pods/log]
          verbs: [get, list]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: web
        subjects:
        - kind: Group
          name: ops
          apiGroup: rbac.authorization.k8s.io
        """),
      Example(
        "a role that is not in the input",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: elsewhere
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.refersToClusterRole, let account = binding.subjects.first(where: { $0.whom == .account }),
      let name = binding.roleName?.text,
      let object = context.inventory.object("ClusterRole", name),
      let role = context.inventory.accessRole(object), !role.rules.isEmpty,
      role.rules.allSatisfy(\.isForNamespacesOnly), !name.hasPrefix("system:"),
      let kind = binding.object.node["kind"]
    else { return }
    report(
      "grants \(account.words) in every namespace what \(name) could grant in those that need it",
      at: .value(kind),
      severity: role.verbs.isSubset(of: .read) ? .low : .medium,
      remedy: .advice("Use a RoleBinding in each namespace that needs it; the ClusterRole can stay"))
  }
}
