internal import Components
internal import Findings

/// The remedy is always safe: only a token whose account, Secret or pod is gone depends on the old value.
struct AccountLookup: FlagCheck {
  static let about = About(
    id: "auth/token-protection/lookup",
    severity: .high,
    title: "Have the API server look up the accounts of tokens",
    why: "Without the look-up a token stays good after its account, Secret or pod has been deleted.",
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("switched off", "kube-apiserver\n⟦--service-account-lookup=false⟧")
    ],
    passes: [
      .command("on is the default", "kube-apiserver"),
      .command(
        "the last of several counts",
        "kube-apiserver\n--service-account-lookup=false\n--service-account-lookup"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--service-account-lookup", demand: .isTrue, defaultKeeps: FlagRule.always,
      safety: .safe, message: "takes tokens of accounts that have been deleted", cure: .remove)
  ]
}
