internal import Components
internal import Findings

struct ControllerAccounts: FlagCheck {
  static let about = About(
    id: "cis/controller-accounts",
    severity: .medium,
    title: "Give each controller an account of its own",
    why: """
      By default all controllers act as the controller manager, who then needs the rights of all of them. With \
      accounts of their own each is held to its role, and the audit log tells them apart.
      """,
    profiles: .benchmark,
    scope: .commands(of: .controllerManager),
    needs: ["the controller manager's flags"],
    fails: [
      .command("off by default", missing: 1, "kube-controller-manager\n--v=2"),
      .command("switched off", "kube-controller-manager\n⟦--use-service-account-credentials=false⟧"),
    ],
    passes: [
      .command("accounts of their own", "kube-controller-manager\n--use-service-account-credentials=true")
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .controllerManager, flag: "--use-service-account-credentials", demand: .isTrue,
      message: "runs all controllers under one identity", cure: .set("true"))
  ]
}
