internal import Components
internal import Findings

struct AuditRetention: FlagCheck {
  static let about = About(
    id: "logging/audit-retention",
    severity: .medium,
    title: "Keep the audit log long enough",
    why: """
      Intrusions are found after weeks. Where rotation drops the oldest file after a few, an intruder who makes \
      many requests deletes his own trace.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "a week", "kube-apiserver\n--audit-log-path=/var/log/audit.log\n⟦--audit-log-maxage=7⟧"),
      .command(
        "two small files",
        """
        kube-apiserver
        --audit-log-path=/var/log/audit.log
        ⟦--audit-log-maxbackup=2⟧
        ⟦--audit-log-maxsize=10⟧
        """),
      .command(
        "no rotation at all, from 1.36 on", minor: 36,
        "kube-apiserver\n--audit-log-path=/var/log/audit.log\n⟦--audit-log-maxsize=0⟧"),
    ],
    passes: [
      .command(
        "what the benchmark asks",
        """
        kube-apiserver
        --audit-log-path=/var/log/audit.log
        --audit-log-maxage=30
        --audit-log-maxbackup=10
        --audit-log-maxsize=100
        """),
      .command(
        "absent keeps everything, up to 1.35", minor: 35,
        "kube-apiserver\n--audit-log-path=/var/log/audit.log"),
      .command(
        "zero is no limit", minor: 35,
        "kube-apiserver\n--audit-log-path=/var/log/audit.log\n--audit-log-maxage=0\n--audit-log-maxsize=0"),
      .command(
        "standard output is not rotated by the server",
        "kube-apiserver\n--audit-log-path=-\n--audit-log-maxage=1"),
    ])

  static let rules: [FlagRule] = [
    row("--audit-log-maxage", least: 30, "deletes the audit log after less than 30 days"),
    row("--audit-log-maxbackup", least: 10, "keeps fewer than 10 files of its audit log"),
    row("--audit-log-maxsize", least: 100, "starts a new audit log before 100 MB", minors: 0..<36),
    row(
      "--audit-log-maxsize", least: 100, "starts a new audit log before 100 MB", minors: 36..<Int.max,
      zero: false),
  ]

  private static func row(
    _ flag: StaticString, least: Int, _ message: String, minors: Range<Int> = FlagRule.always,
    zero: Bool = true
  ) -> FlagRule {
    FlagRule(
      component: .apiServer, flag: flag, minors: minors, demand: .number { $0 >= least || zero && $0 == 0 },
      defaultKeeps: FlagRule.always, with: ["audit-log-path"], message: message, cure: .set("\(least)"))
  }

  func applies(to command: ComponentCommand, in context: Context) -> Bool {
    command.text("audit-log-path").map { $0 != "-" } ?? false
  }
}
