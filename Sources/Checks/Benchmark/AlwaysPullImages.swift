internal import Components
internal import Findings

struct AlwaysPullImages: FlagCheck {
  static let about = About(
    id: "cis/always-pull-images",
    severity: .low,
    title: "Have images pulled for each pod",
    why: """
      An image that lies on a node runs for every pod that names it, whether or not its pull secret would open the \
      registry. With the plugin each pod shows its own; the price is that pods do not start while the registry is down.
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
      .command("switched on", "kube-apiserver\n--enable-admission-plugins=NodeRestriction,AlwaysPullImages"),
      .command("by the flag of old releases", "kube-apiserver\n--admission-control=AlwaysPullImages"),
    ])

  static let rules = AdmissionPlugins.on(
    "AlwaysPullImages", "lets pods run images of others that lie on the node",
    "Add AlwaysPullImages to --enable-admission-plugins, where the registry is always there")
}
