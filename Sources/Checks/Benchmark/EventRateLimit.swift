internal import Components
internal import Findings

struct EventRateLimit: FlagCheck {
  static let about = About(
    id: "cis/event-rate-limit",
    severity: .low,
    title: "Limit how many events the API server takes",
    why: """
      Whoever may create events, which is every workload that reports some, fills etcd with them and slows the \
      cluster for all. The plugin is off by default and needs a file with limits.
      """,
    profiles: .benchmark,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("off by default", missing: 1, "kube-apiserver\n--v=2"),
      .command("other plugins only", "kube-apiserver\n⟦--enable-admission-plugins=NodeRestriction⟧"),
      .command("not in the list of an old release", "kube-apiserver\n⟦--admission-control=LimitRanger⟧"),
    ],
    passes: [
      .command("switched on", "kube-apiserver\n--enable-admission-plugins=NodeRestriction,EventRateLimit"),
      .command("by the flag of old releases", "kube-apiserver\n--admission-control=EventRateLimit"),
    ])

  static let rules = AdmissionPlugins.on(
    "EventRateLimit", "takes events without a limit",
    "Add EventRateLimit to --enable-admission-plugins, and its limits to --admission-control-config-file")
}
