internal import Components
internal import Findings

struct AccountSigningKey: FlagCheck {
  static let about = About(
    id: "cis/service-account-signing-key",
    severity: .low,
    title: "Name the key that signs tokens of service accounts",
    why: """
      A key pair for tokens alone can be changed without touching certificates. The controller manager without \
      one makes no tokens in Secrets, and is started differently from the API server that checks them.
      """,
    profiles: .benchmark,
    scope: .commands(of: .controllerManager),
    needs: ["the controller manager's flags"],
    fails: [.command("absent", missing: 1, "kube-controller-manager\n--v=2")],
    passes: [
      .command(
        "a key", "kube-controller-manager\n--service-account-private-key-file=/etc/kubernetes/pki/sa.key")
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .controllerManager, flag: "--service-account-private-key-file", demand: .given,
      message: "has no key for the tokens of service accounts",
      cure: .advice("Set --service-account-private-key-file to the private key of the pair"))
  ]
}
