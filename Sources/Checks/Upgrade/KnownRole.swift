internal import AccessControl
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct KnownRole: BindingCheck {
  static let about = About(
    id: "upgrade/remove-unused/missing-role",
    severity: .low,
    title: "Bind roles that exist",
    why: """
      A binding of a role that does not exist grants nothing today. Whoever makes a role of that name decides \
      what its subjects get, and needs no right on the binding.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      Example("the namespace has other roles", manifests(bound: "Role", "⟦reader⟧", role: "Role", "writer")),
      Example(
        "a slip of the pen",
        manifests(bound: "ClusterRole", "⟦shop-raeder⟧", role: "ClusterRole", "shop-reader")),
    ],
    passes: [
      Example("it is there", manifests(bound: "Role", "reader", role: "Role", "reader")),
      Example(
        "ClusterRoles may come with another installation",
        manifests(bound: "ClusterRole", "elsewhere", role: "ClusterRole", "reader")),
      Example("Kubernetes has it", manifests(bound: "ClusterRole", "view", role: "ClusterRole", "views")),
      Example(
        "where no role of the namespace is given, they stand elsewhere",
        manifests(bound: "Role", "reader", role: "ClusterRole", "writer")),
    ])

  /// A RoleBinding of a role, beside another.
  private static func manifests(
    bound kind: String, _ name: String, role roleKind: String, _ role: String
  ) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(roleKind)
    metadata:
      name: \(role)
      namespace: shop
    rules:
    - apiGroups: [""]
      resources: [configmaps]
      verbs: [get]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: \(kind)
      name: \(name)
    subjects:
    - kind: ServiceAccount
      name: web
      namespace: shop

    """
  }

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.object.role == .manifest, let place = binding.roleName, let name = place.text,
      !name.isEmpty,
      !context.inventory.holdsRole(of: binding), context.authorizer.isDangling(binding)
    else { return }
    if binding.refersToClusterRole {
      let known = context.inventory.objects(ofKind: "ClusterRole").filter(\.isAccessControl).map(\.name)
      guard let near = closestMatch(to: name, in: known), !name.hasPrefix("system:") else { return }
      tell("a ClusterRole that the input does not have; \(near) may be meant", place, report)
    } else if !binding.isClusterWide,
      context.inventory.objects(ofKind: "Role", in: binding.object.namespace).contains(
        where: \.isAccessControl)
    {
      tell("a Role that its namespace does not have", place, report)
    }
  }

  private func tell(_ what: String, _ place: Node, _ report: Reporter) {
    report(
      "binds \(what)", at: .value(place), discriminator: place.text ?? "",
      remedy: .advice("Name a role that exists, or remove the binding"))
  }
}
