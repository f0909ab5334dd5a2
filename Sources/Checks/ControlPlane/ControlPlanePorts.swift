internal import Findings
internal import Kubernetes

struct ControlPlanePorts: ObjectCheck {
  static let about = About(
    id: "controlplane/firewall-ports",
    severity: .high,
    title: "Keep the ports of the control plane from the network",
    why: """
      What listens on every address is reached from pods and from other networks unless a firewall stops it, \
      and a firewall is one rule away from open.
      """,
    scope: .kinds(["NodeSocket"]),
    needs: ["the listening sockets of a node"],
    fails: [
      .socket("the scheduler for everybody", port: 10259, address: "⟦any⟧"),
      .socket("a port that asks nobody", port: 8080, address: "⟦one⟧"),
      .socket("etcd on every address", port: 2379, address: "⟦any⟧"),
    ],
    passes: [
      .socket("the loopback address", port: 10257, address: "loopback"),
      .socket("etcd on one address, for other API servers", port: 2379, address: "one"),
      .socket("the API server is there to be reached", port: 6443, address: "any"),
    ])

  private static let rules: [PortRule] = [
    PortRule(
      port: 2379, allowsOneAddress: true, message: "offers etcd to every network",
      advice: "Name the address that the API server uses in --listen-client-urls"),
    PortRule(
      port: 2380, allowsOneAddress: true, message: "offers etcd's peer port to every network",
      advice: "Name the address of the peers in --listen-peer-urls"),
    PortRule(
      port: 2381, message: "offers etcd's metrics to the network",
      advice: "Set --listen-metrics-urls=http://127.0.0.1:2381"),
    PortRule(
      port: 8080, message: "offers a port that may be the API server without TLS and authentication",
      advice: "Find out what serves it: API servers since 1.20 do not, a proxy may"),
    PortRule(
      port: 10251, message: "offers the scheduler without TLS", advice: "Set --port=0, or upgrade"),
    PortRule(
      port: 10252, message: "offers the controller manager without TLS", advice: "Set --port=0, or upgrade"),
    PortRule(
      port: 10257, message: "offers the controller manager to the network",
      advice: "Set --bind-address=127.0.0.1"),
    PortRule(
      port: 10259, message: "offers the scheduler to the network", advice: "Set --bind-address=127.0.0.1"),
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    PortRule.judge(object, by: Self.rules, report: report)
  }
}
