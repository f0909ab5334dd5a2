internal import Components
internal import Findings

struct HostnameOverride: FlagCheck {
  static let about = About(
    id: "cis/hostname-override",
    severity: .low,
    title: "Let nodes go by their own names",
    why: """
      A name that is given by hand can part from the one in the certificate, and logs then speak of a machine that \
      nobody finds. Some installers need it: then waive it with the reason.
      """,
    profiles: .benchmark,
    scope: .commands(of: .kubelet),
    needs: ["the kubelet's flags"],
    fails: [.process("another name", "kubelet\n⟦--hostname-override=worker-1⟧")],
    passes: [.process("its own", "kubelet\n--config=/var/lib/kubelet/config.yaml")])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .kubelet, flag: "--hostname-override", demand: .notGiven,
      message: "gives the node another name than the machine's",
      cure: .advice("Remove --hostname-override, unless the installer needs it"))
  ]
}
