internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct ProxyMetrics: FlagCheck, ObjectCheck {
  static let about = About(
    id: "network/worker-ports/proxy-metrics",
    severity: .medium,
    title: "Keep kube-proxy's metrics to the node",
    why: """
      The port needs no credentials. It shows everybody on the network how services map to pods, and with \
      profiling on what the program holds in memory.
      """,
    scope: .commands(of: .proxy, configuredBy: ["KubeProxyConfiguration"]),
    needs: ["kube-proxy's configuration"],
    fails: [
      Example(
        "every address",
        """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        metricsBindAddress: ⟦0.0.0.0:10249⟧
        """),
      .command("by a flag", "kube-proxy\n⟦--metrics-bind-address=0.0.0.0⟧"),
    ],
    passes: [
      Example(
        "the default is the loopback address",
        """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        metricsBindAddress: ""
        """),
      .command(
        "a file decides", "/usr/local/bin/kube-proxy\n--config=/c.yaml\n--metrics-bind-address=0.0.0.0"),
    ])

  var forms: [CheckForm] { [.command(self), .object(self)] }

  static let rules: [FlagRule] = [
    FlagRule(
      component: .proxy, flag: "--metrics-bind-address", demand: .text(isLocal),
      defaultKeeps: FlagRule.always,
      unless: ["config"], message: "serves its metrics to the network", cure: .remove)
  ]

  @Sendable private static func isLocal(_ address: String) -> Bool {
    address.isEmpty || address.hasPrefix("127.") || address.hasPrefix("localhost")
      || address.hasPrefix("[::1]")
      || address == "::1"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let address = object.node.given("metricsBindAddress"), let text = address.text, !Self.isLocal(text)
    else { return }
    report(
      "serves its metrics to the network (\(text))", at: .value(address),
      remedy: Remedy(
        .review, "Set metricsBindAddress: 127.0.0.1:10249",
        .replace(address, with: .string("127.0.0.1:10249"))))
  }
}
