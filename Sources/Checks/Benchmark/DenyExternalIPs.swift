internal import Components
internal import Findings

struct DenyExternalIPs: FlagCheck {
  static let about = About(
    id: "cis/deny-external-ips",
    severity: .medium,
    title: "Refuse services with external IPs",
    why: """
      A service that names somebody else's address in externalIPs takes the traffic to it (CVE-2020-8554). The \
      plugin refuses new ones; without it a policy must.
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
      .command(
        "switched on", "kube-apiserver\n--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs"),
      .command("by the flag of old releases", "kube-apiserver\n--admission-control=DenyServiceExternalIPs"),
    ])

  static let rules = AdmissionPlugins.on(
    "DenyServiceExternalIPs", "lets services claim any address",
    "Add DenyServiceExternalIPs to --enable-admission-plugins, unless a policy refuses externalIPs")
}
