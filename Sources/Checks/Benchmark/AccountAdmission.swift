internal import Components
internal import Findings

struct AccountAdmission: FlagCheck {
  static let about = About(
    id: "cis/service-account-admission",
    severity: .high,
    title: "Leave the admission plugin ServiceAccount on",
    why: """
      It gives each pod its account, and refuses the account that does not exist and the Secret that is not the \
      account's where that is asked. Without it pods run under no rule of who they are.
      """,
    profiles: .benchmark,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("switched off", "kube-apiserver\n⟦--disable-admission-plugins=ServiceAccount⟧"),
      .command("not in the list of an old release", "kube-apiserver\n⟦--admission-control=LimitRanger⟧"),
    ],
    passes: [
      .command("on by default", "kube-apiserver\n--v=2"),
      .command("others are off", "kube-apiserver\n--disable-admission-plugins=DefaultStorageClass"),
      .command(
        "in the list of an old release", "kube-apiserver\n--admission-control=LimitRanger,ServiceAccount"),
    ])

  static let rules = AdmissionPlugins.notOff(
    "ServiceAccount", "lets pods run without the rules of service accounts")
}
