internal import Components
internal import Findings

struct NoAlwaysAdmit: FlagCheck {
  static let about = About(
    id: "cis/no-always-admit",
    severity: .medium,
    title: "Do not switch on the admission plugin AlwaysAdmit",
    why: """
      It refuses nothing. Where a list of plugins of old releases names it alone, no pod is held to anything; \
      beside others it says that somebody wanted it so.
      """,
    profiles: .benchmark,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("among others", "kube-apiserver\n⟦--enable-admission-plugins=NodeRestriction,AlwaysAdmit⟧"),
      .command("alone, in an old release", "kube-apiserver\n⟦--admission-control=AlwaysAdmit⟧"),
    ],
    passes: [
      .command("off by default", "kube-apiserver\n--v=2"),
      .command("other plugins", "kube-apiserver\n--enable-admission-plugins=AlwaysPullImages"),
    ])

  static let rules: [FlagRule] = ["--enable-admission-plugins", "--admission-control"].map { flag in
    FlagRule(
      component: .apiServer, flag: flag, demand: .list { !$0.contains("AlwaysAdmit") },
      defaultKeeps: FlagRule.always, message: "switches on a plugin that admits everything",
      cure: .advice("Take AlwaysAdmit out of \(flag)"))
  }
}
