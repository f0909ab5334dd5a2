internal import Components
internal import Findings

struct NodeAuthorizer: FlagCheck {
  static let about = About(
    id: "auth/rbac-enabled/node",
    severity: .high,
    title: "Hold each kubelet to its own node",
    why: """
      The Node authorizer lets a kubelet read only what the pods of its node need, NodeRestriction lets it \
      write only its own. Without them the credential of one node opens the others.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "no Node authorizer",
        "kube-apiserver\n⟦--authorization-mode=RBAC⟧\n--enable-admission-plugins=NodeRestriction"
      ),
      .command(
        "NodeRestriction is off by default", missing: 1,
        "kube-apiserver\n--authorization-mode=Node,RBAC"),
      .command(
        "other plugins only",
        "kube-apiserver\n--authorization-mode=Node,RBAC\n⟦--enable-admission-plugins=AlwaysPullImages⟧"),
    ],
    passes: [
      .command(
        "both", "kube-apiserver\n--authorization-mode=Node,RBAC\n--enable-admission-plugins=NodeRestriction"),
      .command(
        "by the flags of old releases",
        "kube-apiserver\n--authorization-mode=Node\n--admission-control=NamespaceLifecycle,NodeRestriction"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--authorization-mode", demand: .list { $0.contains("Node") },
      defaultKeeps: FlagRule.always, message: "does not hold kubelets to what their pods need",
      cure: .advice("Add Node to --authorization-mode, before RBAC")),
    FlagRule(
      component: .apiServer, flag: "--enable-admission-plugins",
      demand: .list { $0.contains("NodeRestriction") },
      unless: ["admission-control"], message: "lets kubelets change nodes and pods that are not theirs",
      cure: .advice("Add NodeRestriction to --enable-admission-plugins")),
    FlagRule(
      component: .apiServer, flag: "--disable-admission-plugins",
      demand: .list { !$0.contains("NodeRestriction") }, defaultKeeps: FlagRule.always,
      message: "lets kubelets change nodes and pods that are not theirs",
      cure: .advice("Take NodeRestriction out of --disable-admission-plugins")),
  ]
}
