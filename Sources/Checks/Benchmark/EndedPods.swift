internal import Components
internal import Findings

/// The default is 12,500 pods; the benchmark asks for a decision.
struct EndedPods: FlagCheck {
  static let about = About(
    id: "cis/ended-pods",
    severity: .low,
    title: "Decide how many ended pods are kept",
    why: """
      Ended pods stay in etcd until there are 12,500 of them, and with zero for ever. Whoever may create jobs fills \
      etcd with them.
      """,
    profiles: .benchmark,
    scope: .commands(of: .controllerManager),
    needs: ["the controller manager's flags"],
    fails: [
      .command("nobody decided", missing: 1, "kube-controller-manager\n--v=2"),
      .command("for ever", "kube-controller-manager\n⟦--terminated-pod-gc-threshold=0⟧"),
    ],
    passes: [.command("a few", "kube-controller-manager\n--terminated-pod-gc-threshold=500")])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .controllerManager, flag: "--terminated-pod-gc-threshold", demand: .number { $0 > 0 },
      message: "keeps ended pods without anybody's decision",
      cure: .advice("Set --terminated-pod-gc-threshold to what the cluster needs, such as 1000"))
  ]
}
