internal import Findings
internal import Kubernetes

struct RedundantBinding: BindingCheck {
  static let about = About(
    id: "upgrade/remove-unused/redundant-binding",
    severity: .low,
    title: "Remove bindings that grant what another does",
    why: """
      Whoever takes the right away removes one of them, and it is still there.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      Example(
        "granted in the whole cluster already",
        clusterWide + binding("⟦again⟧", "shop", "view", ["deployer"])),
      Example(
        "twice",
        binding("first", "shop", "edit", ["deployer", "tester"])
          + binding("⟦again⟧", "shop", "edit", ["tester"])),
    ],
    passes: [
      Example("another role", clusterWide + binding("more", "shop", "edit", ["deployer"])),
      Example("one subject more", clusterWide + binding("more", "shop", "view", ["deployer", "tester"])),
      Example(
        "another namespace",
        binding("first", "shop", "edit", ["deployer"]) + binding("second", "ops", "edit", ["deployer"])),
    ])

  private static let clusterWide = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata:
      name: deployer
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: view
    subjects:
    - kind: ServiceAccount
      name: deployer
      namespace: shop
    ---

    """

  private static func binding(_ name: String, _ namespace: String, _ role: String, _ accounts: [String])
    -> String
  {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: \(name)
      namespace: \(namespace)
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: \(role)
    subjects:

    """ + accounts.map { "- kind: ServiceAccount\n  name: \($0)\n  namespace: shop\n" }.joined() + "---\n"
  }

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.object.role == .manifest, let other = context.bindingInPlace(of: binding),
      let place = binding.object.metadata?["name"]
    else { return }
    report(
      "grants what \(other.object.kind) \(other.object.name) grants", at: .value(place),
      remedy: .advice("Remove one of the two"))
  }
}
