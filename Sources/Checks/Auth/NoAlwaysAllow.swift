internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct NoAlwaysAllow: FlagCheck, ObjectCheck {
  static let about = About(
    id: "auth/no-always-allow",
    severity: .critical,
    title: "Never allow every request",
    why: """
      AlwaysAllow grants whatever the authorizers before it did not deny, and RBAC denies nothing: anybody who \
      reaches the API server is its master. ABAC grants by a file that nobody sees in the API.
      """,
    scope: .commands(of: .apiServer, configuredBy: ["AuthorizationConfiguration"]),
    needs: ["the API server's flags"],
    fails: [
      .command("absent means AlwaysAllow", missing: 1, "kube-apiserver\n--secure-port=6443"),
      .command("behind RBAC", "kube-apiserver\n⟦--authorization-mode=Node,RBAC,AlwaysAllow⟧"),
      .command(
        "ABAC", severity: .high, "kube-apiserver\n⟦--authorization-mode=Node,RBAC,ABAC⟧"),
      Example(
        "the file takes it as well",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthorizationConfiguration
        authorizers:
        - {type: RBAC, name: rbac}
        - {type: ⟦AlwaysAllow⟧, name: all}
        """),
    ],
    passes: [
      .command("RBAC", "kube-apiserver\n--authorization-mode=Node,RBAC"),
      .command("a file decides", "kube-apiserver\n--authorization-config=/etc/kubernetes/authz.yaml"),
    ])

  var forms: [CheckForm] { [.command(self), .object(self)] }

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--authorization-mode", demand: .list { !$0.contains("AlwaysAllow") },
      unless: ["authorization-config"], message: "allows every request",
      cure: .advice("Set --authorization-mode=Node,RBAC")),
    FlagRule(
      component: .apiServer, flag: "--authorization-mode", demand: .list { !$0.contains("ABAC") },
      defaultKeeps: FlagRule.always, severity: .high, message: "grants rights by a file beside RBAC",
      cure: .advice("Write the grants of the file as roles and bindings, and take ABAC away")),
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for authorizer in object.node.items("authorizers") {
      guard let type = authorizer.given("type"), let name = type.text, name == "AlwaysAllow" || name == "ABAC"
      else {
        continue
      }
      report(
        name == "ABAC" ? "grants rights by a file beside RBAC" : "allows every request", at: .value(type),
        severity: name == "ABAC" ? .high : nil, discriminator: name, remedy: .advice("Remove the authorizer"))
    }
  }
}
