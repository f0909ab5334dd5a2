internal import Components
internal import Findings

struct UserAuthentication: FlagCheck {
  static let about = About(
    id: "auth/strong-user-authentication",
    severity: .high,
    title: "Let people in by an identity provider that cannot invent groups",
    why: """
      A certificate cannot be taken back, and tokens of accounts belong to programs. An identity provider \
      whose group names come in without a prefix can hand out system:masters.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "certificates and tokens only", severity: .medium, missing: 1,
        "kube-apiserver\n--client-ca-file=/pki/ca.crt"),
      .command(
        "groups without a prefix", missing: 1,
        "kube-apiserver\n--oidc-issuer-url=https://login.example.com\n--oidc-groups-claim=groups"),
      .command(
        "an issuer without TLS", "kube-apiserver\n⟦--oidc-issuer-url=http://login.example.com⟧"),
    ],
    passes: [
      .command(
        "with a prefix",
        """
        kube-apiserver
        --oidc-issuer-url=https://login.example.com
        --oidc-groups-claim=groups
        --oidc-groups-prefix=oidc-
        """),
      .command("a file says it", "kube-apiserver\n--authentication-config=/etc/authn.yaml"),
      .command("a webhook", "kube-apiserver\n--authentication-token-webhook-config-file=/etc/iam.yaml"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--oidc-issuer-url", demand: .given,
      unless: ["authentication-config", "authentication-token-webhook-config-file"], severity: .medium,
      message: "knows no identity provider: people come in by certificates or tokens of accounts",
      cure: .advice("Set the --oidc-* flags or --authentication-config")),
    FlagRule(
      component: .apiServer, flag: "--oidc-issuer-url",
      demand: .text { $0.isEmpty || $0.hasPrefix("https://") },
      defaultKeeps: FlagRule.always, message: "reads the identity provider's keys without TLS",
      cure: .advice("Name the issuer by https")),
    FlagRule(
      component: .apiServer, flag: "--oidc-groups-prefix", demand: .given, with: ["oidc-groups-claim"],
      message: "takes every group name from the provider, system:masters too",
      cure: .advice("Set --oidc-groups-prefix=oidc:, and give the bindings that prefix")),
  ]
}
