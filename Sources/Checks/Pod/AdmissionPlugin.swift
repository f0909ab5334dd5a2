internal import Components
internal import Findings

struct AdmissionPlugin: FlagCheck {
  static let about = About(
    id: "pod/admission-policy/plugin",
    severity: .critical,
    title: "Leave the PodSecurity admission plugin on",
    why: """
      The labels of namespaces do nothing without the plugin that reads them: every pod is admitted, and \
      nothing says so.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "switched off", "kube-apiserver\n⟦--disable-admission-plugins=DefaultStorageClass,PodSecurity⟧")
    ],
    passes: [
      .command("on by default", "kube-apiserver\n--enable-admission-plugins=NodeRestriction"),
      .command("another one is off", "kube-apiserver\n--disable-admission-plugins=DefaultStorageClass"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--disable-admission-plugins", minors: 23..<Int.max,
      demand: .list { !$0.contains("PodSecurity") }, defaultKeeps: FlagRule.always,
      message: "admits every pod, whatever its namespace's labels say",
      cure: .advice("Take PodSecurity out of --disable-admission-plugins"))
  ]

  /// That the plugin is on says nothing of the levels that namespaces have, and passes nothing.
  func applies(to command: ComponentCommand, in context: Context) -> Bool {
    command.has("disable-admission-plugins")
  }
}
