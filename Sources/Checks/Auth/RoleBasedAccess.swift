internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct RoleBasedAccess: FlagCheck, ObjectCheck {
  static let about = About(
    id: "auth/rbac-enabled",
    severity: .critical,
    title: "Authorise by RBAC",
    why: """
      Roles and bindings count only where the API server asks them. Without RBAC in its list they are ink on \
      paper, and where nothing is named at all every request is allowed.
      """,
    scope: .commands(of: .apiServer, configuredBy: ["AuthorizationConfiguration"]),
    needs: ["the API server's flags"],
    fails: [
      .command("absent means AlwaysAllow", missing: 1, "kube-apiserver\n--secure-port=6443"),
      .command("others only", "kube-apiserver\n⟦--authorization-mode=Node,Webhook⟧"),
      Example(
        "a file without it",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthorizationConfiguration
        ⟦authorizers⟧:
        - type: Node
          name: node
        """),
    ],
    passes: [
      .command("among others", "kube-apiserver\n--authorization-mode=Node,RBAC"),
      .command(
        "given twice, which adds up", "kube-apiserver\n--authorization-mode=RBAC\n--authorization-mode=Node"),
      .command("a file says it", "kube-apiserver\n--authorization-config=/etc/kubernetes/authz.yaml"),
      Example(
        "the file",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthorizationConfiguration
        authorizers:
        - {type: Node, name: node}
        - {type: RBAC, name: rbac}
        """),
    ])

  var forms: [CheckForm] { [.command(self), .object(self)] }

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--authorization-mode", demand: .list { $0.contains("RBAC") },
      unless: ["authorization-config"], message: "does not authorise by RBAC",
      cure: .advice("Set --authorization-mode=Node,RBAC"))
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let authorizers = object.node.given("authorizers")
    let types = object.node.items("authorizers").compactMap { $0["type"]?.text }
    guard !types.contains("RBAC") else { return }
    report(
      "does not authorise by RBAC",
      at: authorizers.map(Place.value) ?? .missing(under: object.node, "authorizers"),
      remedy: .advice("Add an authorizer of type RBAC"))
  }
}
