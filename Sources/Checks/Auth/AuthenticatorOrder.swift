internal import Components
internal import Findings

struct AuthenticatorOrder: FlagCheck {
  static let about = About(
    id: "auth/authenticator-order",
    severity: .medium,
    title: "Have only the authenticators that are meant",
    why: """
      Behind the request-header authenticator a certificate of the proxies' CA may claim to be any user. \
      Where no names are required, or users get their certificates from that CA, anybody may.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "any certificate of the proxies' CA", missing: 1,
        "kube-apiserver\n--requestheader-client-ca-file=/pki/front-proxy-ca.crt\n--client-ca-file=/pki/ca.crt"
      ),
      .command(
        "one CA for proxies and users", severity: .high,
        """
        kube-apiserver
        --client-ca-file=/pki/ca.crt
        ⟦--requestheader-client-ca-file=/pki/ca.crt⟧
        --requestheader-allowed-names=front-proxy-client
        """),
      .command(
        "bootstrap tokens stay valid", severity: .low, "kube-apiserver\n⟦--enable-bootstrap-token-auth⟧"),
    ],
    passes: [
      .command(
        "a CA of its own, and a name",
        """
        kube-apiserver
        --client-ca-file=/pki/ca.crt
        --requestheader-client-ca-file=/pki/front-proxy-ca.crt
        --requestheader-allowed-names=front-proxy-client
        """),
      .command("no such authenticator", "kube-apiserver\n--requestheader-client-ca-file="),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--requestheader-allowed-names", demand: .given,
      with: ["requestheader-client-ca-file"],
      message: "lets any certificate of the proxies' CA claim to be any user",
      cure: .advice("Set --requestheader-allowed-names to the name in the aggregator's certificate")),
    FlagRule(
      component: .apiServer, flag: "--enable-bootstrap-token-auth", demand: .isFalse,
      defaultKeeps: FlagRule.always, severity: .low, message: "lets nodes in by bootstrap tokens",
      cure: .advice("Remove it when no node joins any more, or see that every bootstrap token expires")),
  ]

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    judgeByRules(command, in: context, report: report)
    guard let proxies = command.last("requestheader-client-ca-file"), !proxies.text.isEmpty,
      proxies.text == command.text("client-ca-file")
    else { return }
    report(
      "takes the certificates of users for those of its proxies", at: proxies.place, severity: .high,
      discriminator: "--client-ca-file", remedy: .advice("Give the front proxies a CA of their own"))
  }
}
