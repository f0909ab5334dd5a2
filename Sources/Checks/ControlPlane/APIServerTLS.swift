internal import Components
internal import Findings

struct APIServerTLS: FlagCheck {
  static let about = About(
    id: "controlplane/apiserver-tls",
    severity: .high,
    title: "Give the API server a certificate and a CA for its clients",
    why: """
      Without a certificate of the cluster's CA clients cannot tell the API server from somebody in between, \
      and send him their tokens. Without a client CA certificates prove nothing.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("a self-signed certificate, no client CA", missing: 3, "kube-apiserver\n--secure-port=6443"),
      .command(
        "no CA for clients",
        "kube-apiserver\n--tls-cert-file=/a.crt\n--tls-private-key-file=/a.key\n⟦--client-ca-file=⟧"
      ),
    ],
    passes: [
      .command(
        "all three",
        """
        kube-apiserver
        --client-ca-file=/etc/kubernetes/pki/ca.crt
        --tls-cert-file=/etc/kubernetes/pki/apiserver.crt
        --tls-private-key-file=/etc/kubernetes/pki/apiserver.key
        """)
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--client-ca-file", demand: .given,
      message: "does not authenticate certificates of clients",
      cure: .advice("Set --client-ca-file to the cluster's CA")),
    FlagRule(
      component: .apiServer, flag: "--tls-cert-file", demand: .given,
      message: "serves a certificate of its own making",
      cure: .advice("Set --tls-cert-file and --tls-private-key-file to a pair of the cluster's CA")),
    FlagRule(
      component: .apiServer, flag: "--tls-private-key-file", demand: .given,
      message: "serves with a key of its own making",
      cure: .advice("Set --tls-cert-file and --tls-private-key-file to a pair of the cluster's CA")),
  ]
}
