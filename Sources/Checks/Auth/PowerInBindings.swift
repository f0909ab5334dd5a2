internal import AccessControl
internal import Findings
internal import Guide
internal import Kubernetes

struct PowerInBindings: BindingCheck {
  static let about = About(
    id: "auth/least-privilege/bindings",
    severity: .high,
    title: "Know whom a binding gives power",
    why: """
      A role is dangerous only in somebody's hands. What a binding gives stands in another place, or, for the \
      roles of Kubernetes itself, in none that a reviewer sees: edit reads Secrets and acts as any account.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "a role of Kubernetes, everywhere", to: "⟦edit⟧",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        """),
      .roleBinding(
        "in a namespace, to an account", severity: .medium, to: "⟦edit⟧",
        """
        - kind: ServiceAccount
          name: deployer
          namespace: shop
        """),
      .roleBinding(
        "in a namespace, to people", severity: .low, to: "⟦admin⟧",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        """),
      Example(
        "a role whose rules are reported too", severity: .low,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: reader
        rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [list]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: ⟦reader⟧
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
    ],
    passes: [
      .clusterBinding(
        "view reads no Secrets", to: "view",
        """
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
        """),
      .clusterBinding(
        "a role that is not in the input", to: "elsewhere",
        """
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
      Example(
        "Kubernetes' own binding",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: system:kube-controller-manager
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: system:kube-controller-manager
        subjects:
        - kind: User
          name: system:kube-controller-manager
          apiGroup: rbac.authorization.k8s.io
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    // To be administrator is said by a check of its own.
    guard !binding.refers(toClusterRole: "cluster-admin"), let place = binding.roleName,
      binding.object.role == .manifest, !DefaultObjects.hold(binding)
    else { return }
    let risks = context.authorizer.risks(of: binding).filter { $0.permission.severity >= .high }
    guard let worst = risks.first, worst.severity >= .high else { return }
    let words = risks.prefix(3).map(\.permission.words).joined(separator: ", ")
    let more = risks.count > 3 ? " and \(risks.count - 3) more" : ""
    report(
      "lets \(subjects(of: binding)) \(words)\(more)\(binding.isClusterWide ? " in the whole cluster" : "")",
      at: .value(place), severity: severity(of: binding, in: context),
      remedy: .advice("Bind a role with what is needed, in the namespaces that need it"))
  }

  /// Where the input holds the role, its rules are reported by themselves.
  private func severity(of binding: AccessBinding, in context: Context) -> Severity {
    if context.inventory.holdsRole(of: binding) { return .low }
    if binding.isClusterWide { return .high }
    return binding.subjects.contains { $0.whom != .person } ? .medium : .low
  }

  private func subjects(of binding: AccessBinding) -> String {
    let words = binding.subjects.filter { $0.whom != .nobody }.map(\.words)
    let first = words.prefix(2).joined(separator: " and ")
    return words.count > 2 ? "\(first) and \(words.count - 2) more" : first
  }
}

extension Inventory {
  /// Whether the input has the role that a binding refers to.
  func holdsRole(of binding: AccessBinding) -> Bool {
    guard let name = binding.roleName?.text else { return false }
    return binding.refersToClusterRole
      ? object("ClusterRole", name) != nil : object("Role", name, in: binding.object.namespace) != nil
  }
}
