internal import Components
internal import Findings

struct ExtendedTokens: FlagCheck {
  static let about = About(
    id: "auth/token-protection/extended",
    severity: .low,
    title: "Let the API server issue tokens that expire within the hour",
    why: """
      By default the tokens that are mounted into pods stay valid for a year, for clients that never read \
      them again: a stolen one does too.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("absent means extended", missing: 1, "kube-apiserver\n--secure-port=6443"),
      .pod(
        "said in so many words",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command: [/usr/local/bin/kube-apiserver]
          args:
          - ⟦--service-account-extend-token-expiration=true⟧
        """),
    ],
    passes: [
      .command("switched off", "kube-apiserver\n--service-account-extend-token-expiration=false"),
      .pod("other programs", "containers:\n- name: web\n  image: example.com/web:1\n  command: [/web]"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--service-account-extend-token-expiration", demand: .isFalse,
      message:
        "extends the tokens of pods to a year; watch serviceaccount_stale_tokens_total before the change",
      cure: .set("false"))
  ]
}
