internal import Components
internal import Findings

struct IPTablesChains: KubeletCheck {
  static let about = About(
    id: "cis/iptables-chains",
    severity: .low,
    title: "Let the kubelet keep its chains of iptables",
    why: """
      kube-proxy and plugins build on them, and so does the rule that keeps services of the loopback address from \
      other hosts. Rules that somebody writes instead go their own way with each release.
      """,
    profiles: .benchmark,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("switched off", "makeIPTablesUtilChains: ⟦false⟧"),
      .process("by a flag", "kubelet\n⟦--make-iptables-util-chains=false⟧"),
    ],
    passes: [
      .kubelet("on by default", "maxPods: 110"),
      .process("without a file, too", "kubelet\n--v=2"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--make-iptables-util-chains", field: "makeIPTablesUtilChains", isKeptByFile: true,
      isKeptByLegacy: true, demand: .isTrue, keeps: { $0.bool == true },
      message: "does not keep its chains of iptables", value: .bool(true),
      advice: "Set makeIPTablesUtilChains: true")
  ]
}
