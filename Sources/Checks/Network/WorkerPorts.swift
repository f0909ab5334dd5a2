internal import Findings
internal import Kubernetes

struct WorkerPorts: ObjectCheck {
  static let about = About(
    id: "network/worker-ports",
    severity: .high,
    title: "Listen on no port that a worker does not need",
    why: """
      10255 and 10249 ask for no credentials: pods and whoever else reaches the node read from them what runs \
      there and how traffic is led.
      """,
    scope: .kinds(["NodeSocket"]),
    needs: ["the listening sockets of a node"],
    fails: [
      .socket("the read-only port", port: 10255, address: "⟦any⟧"),
      .socket("kube-proxy's metrics", port: 10249, address: "⟦one⟧"),
    ],
    passes: [
      .socket("the kubelet itself", port: 10250, address: "any"),
      .socket("metrics for the node only", port: 10249, address: "loopback"),
      .socket("health, which load balancers ask", port: 10256, address: "any"),
    ])

  private static let rules: [PortRule] = [
    PortRule(port: 10255, message: "offers the kubelet's read-only port", advice: "Set readOnlyPort: 0"),
    PortRule(
      port: 4194, message: "offers cAdvisor, which is gone since 1.12",
      advice: "Set --cadvisor-port=0, or upgrade"),
    PortRule(
      port: 10249, message: "offers kube-proxy's metrics to the network",
      advice: "Set metricsBindAddress: 127.0.0.1:10249"),
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    PortRule.judge(object, by: Self.rules, report: report)
  }
}
