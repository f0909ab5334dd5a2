internal import Components
internal import Findings

struct EtcdCA: CommandCheck {
  static let about = About(
    id: "controlplane/etcd-dedicated-ca",
    severity: .high,
    title: "Give etcd a CA of its own",
    why: """
      etcd lets in whoever has a certificate of its CA. Where that is the cluster's CA, each user, node and \
      controller with a client certificate reads and writes everything past the API server.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "one file for both",
        "kube-apiserver\n--client-ca-file=/srv/kubernetes/ca.crt\n⟦--etcd-cafile=/srv/kubernetes/ca.crt⟧")
    ],
    passes: [
      .command(
        "two files",
        "kube-apiserver\n--client-ca-file=/etc/kubernetes/pki/ca.crt\n--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt"
      ),
      .command("no etcd by TLS, which is another matter", "kube-apiserver\n--client-ca-file=/ca.crt"),
    ])

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    guard let etcd = command.last("etcd-cafile"), !etcd.text.isEmpty,
      etcd.text == command.text("client-ca-file")
    else { return }
    report(
      "knows etcd by the same CA as its clients: their certificates may open etcd", at: etcd.place,
      discriminator: "--etcd-cafile",
      remedy: .advice(
        "Issue etcd's certificates by a CA of its own, or restrict --client-cert-allowed-hostname of etcd"))
  }
}
