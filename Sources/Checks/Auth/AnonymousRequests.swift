internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct AnonymousRequests: FlagCheck, ObjectCheck {
  static let about = About(
    id: "auth/anonymous-off",
    severity: .high,
    title: "Refuse requests without credentials",
    why: """
      By default a request without credentials is let in as system:anonymous. One binding too many, or one \
      fault in the API server, is then open to everybody who reaches it.
      """,
    scope: .commands(of: .apiServer, configuredBy: ["AuthenticationConfiguration"]),
    needs: ["the API server's flags"],
    fails: [
      .command("absent means true", missing: 1, "kube-apiserver\n--authorization-mode=Node,RBAC"),
      .command(
        "switched on", "kube-apiserver\n--authorization-mode=RBAC\n⟦--anonymous-auth⟧"),
      Example(
        "for every path",
        """
        apiVersion: apiserver.config.k8s.io/v1beta1
        kind: AuthenticationConfiguration
        anonymous:
          enabled: ⟦true⟧
        """),
      Example(
        "for more than health",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthenticationConfiguration
        anonymous:
          enabled: true
          conditions:
          - path: /livez
          - path: ⟦/api⟧
        """),
    ],
    passes: [
      .command("switched off", "kube-apiserver\n--authorization-mode=RBAC\n--anonymous-auth=false"),
      .command(
        "a file decides", "kube-apiserver\n--authorization-mode=RBAC\n--authentication-config=/etc/authn.yaml"
      ),
      .command(
        "with AlwaysAllow the server switches it off itself",
        "kube-apiserver\n--authorization-mode=AlwaysAllow"),
      Example(
        "health only",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthenticationConfiguration
        anonymous:
          enabled: true
          conditions: [{path: /livez}, {path: /readyz}, {path: /healthz}]
        """),
    ])

  var forms: [CheckForm] { [.command(self), .object(self)] }

  private static let advice = """
    Allow /livez, /readyz and /healthz only, by an AuthenticationConfiguration (1.32 and later); or set \
    --anonymous-auth=false, once the probes of the API server and kubeadm join need no anonymous access
    """

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--anonymous-auth", demand: .isFalse, unless: ["authentication-config"],
      message: "lets requests in without credentials", cure: .advice(advice)),
    FlagRule(
      component: .apiServer, flag: "--anonymous-auth", demand: .isFalse, defaultKeeps: FlagRule.always,
      with: ["authentication-config"], message: "lets requests in without credentials",
      cure: .advice("Remove --anonymous-auth, and say in the authentication configuration what is anonymous")),
  ]

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    let modes = command.all("authorization-mode").flatMap(\.items)
    // The server takes anonymous access back by itself where it would allow everything.
    let allowsAll = modes.contains("AlwaysAllow") || modes.isEmpty && !command.has("authorization-config")
    guard !allowsAll || command.last("anonymous-auth")?.bool == true && !modes.contains("AlwaysAllow") else {
      return
    }
    judgeByRules(command, in: context, report: report)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let anonymous = object.node.given("anonymous"), let enabled = anonymous.given("enabled"),
      enabled.bool == true
    else { return }
    let conditions = Array(anonymous.items("conditions"))
    if conditions.isEmpty {
      report(
        "lets requests in without credentials", at: .value(enabled), remedy: .advice(Self.advice))
    }
    for condition in conditions {
      guard let path = condition.given("path"), !["/livez", "/readyz", "/healthz"].contains(path.text) else {
        continue
      }
      let text = path.text ?? ""
      report(
        "lets requests to \(text) in without credentials", at: .value(path), discriminator: text,
        remedy: .advice("Remove the condition"))
    }
  }
}
