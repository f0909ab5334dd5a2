internal import Components
internal import Findings

struct APIServerProfiles: FlagCheck {
  static let about = About(
    id: "cis/apiserver-profiling",
    severity: .low,
    title: "Switch the API server's profiles off",
    why: """
      Profiles hold what the program holds, and taking them costs it time. They are served to those who may read \
      /debug; they are on by default.
      """,
    profiles: .benchmark,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("on by default", missing: 1, "kube-apiserver\n--v=2"),
      .command("switched on", "kube-apiserver\n⟦--profiling=true⟧"),
    ],
    passes: [.command("switched off", "kube-apiserver\n--profiling=false")])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--profiling", demand: .isFalse,
      message: "serves profiles of its memory", cure: .set("false"))
  ]
}
