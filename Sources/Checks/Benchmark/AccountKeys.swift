internal import Components
internal import Findings

struct AccountKeys: FlagCheck {
  static let about = About(
    id: "cis/service-account-keys",
    severity: .medium,
    title: "Check the tokens of service accounts by keys of their own",
    why: """
      Without a key file the API server takes the private key of its TLS certificate: one key for two ends, and \
      no way to change it for one of them.
      """,
    profiles: .benchmark,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [.command("absent", missing: 1, "kube-apiserver\n--v=2")],
    passes: [
      .command("keys of their own", "kube-apiserver\n--service-account-key-file=/etc/kubernetes/pki/sa.pub"),
      .command(
        "a signer outside", "kube-apiserver\n--service-account-signing-endpoint=/run/signer.sock"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--service-account-key-file", demand: .given,
      unless: ["service-account-signing-endpoint"],
      message: "checks tokens of service accounts by the key of its certificate",
      cure: .advice("Set --service-account-key-file to the public key, and sign with its private one"))
  ]
}
