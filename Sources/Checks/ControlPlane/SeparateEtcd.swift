internal import Components
internal import Findings

struct SeparateEtcd: CommandCheck {
  static let about = About(
    id: "controlplane/etcd-separate-node",
    severity: .low,
    title: "Consider nodes of its own for etcd",
    why: """
      On the same node a break-in into the API server is one into etcd. Nodes of its own, behind a firewall, \
      keep the data where only the API server's certificate reaches it.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("on the same node", "kube-apiserver\n⟦--etcd-servers=https://127.0.0.1:2379⟧"),
      .command(
        "by the node's own address",
        "kube-apiserver\n--advertise-address=10.0.0.1\n⟦--etcd-servers=https://10.0.0.1:2379⟧"),
    ],
    passes: [
      .command(
        "elsewhere", "kube-apiserver\n--advertise-address=10.0.0.1\n--etcd-servers=https://10.0.0.9:2379")
    ])

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    guard let servers = command.last("etcd-servers") else { return }
    let own = command.text("advertise-address").map { ["//\($0):", "//[\($0)]:"] } ?? []
    let local = ["//127.", "//localhost:", "//[::1]:"] + own
    guard servers.items.contains(where: { server in local.contains { server.contains($0) } }) else { return }
    report(
      "keeps etcd on its own node", at: servers.place, discriminator: "--etcd-servers",
      remedy: .advice("Run etcd on nodes of its own, or attest the decision"))
  }
}
