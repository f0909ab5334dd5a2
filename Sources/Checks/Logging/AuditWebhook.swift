internal import Components
internal import Findings

struct AuditWebhook: FlagCheck {
  static let about = About(
    id: "logging/audit-webhook",
    severity: .medium,
    title: "Give the audit webhook a buffer, and waits that are durations",
    why: """
      In batch mode events that find the buffer full are dropped. A buffer as small as that of the guidance's \
      own sample loses events in the first burst, which an intruder can make.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "as the guidance prints it",
        """
        kube-apiserver
        --audit-webhook-config-file=/etc/kubernetes/policies/webhook-policy.yaml
        ⟦--audit-webhook-initial-backoff=5⟧
        --audit-webhook-mode=batch
        ⟦--audit-webhook-batch-buffer-size=5⟧
        """)
    ],
    passes: [
      .command(
        "the defaults",
        "kube-apiserver\n--audit-webhook-config-file=/etc/hook.yaml\n--audit-webhook-initial-backoff=5s"),
      .command(
        "without a buffer",
        "kube-apiserver\n--audit-webhook-config-file=/etc/hook.yaml\n--audit-webhook-mode=blocking-strict"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--audit-webhook-batch-buffer-size", demand: .number { $0 >= 1000 },
      defaultKeeps: FlagRule.always, message: "drops audit events as soon as a few wait", cure: .set("10000")),
    FlagRule(
      component: .apiServer, flag: "--audit-webhook-initial-backoff", demand: .text { Int($0) == nil },
      defaultKeeps: FlagRule.always,
      message: "waits for a duration without a unit: the server does not start",
      cure: .advice("Give the unit: --audit-webhook-initial-backoff=5s")),
  ]

  /// Without a webhook there is nothing to tune.
  func applies(to command: ComponentCommand, in context: Context) -> Bool {
    command.text("audit-webhook-config-file") != nil
  }
}
