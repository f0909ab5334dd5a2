internal import Components
internal import Findings

struct AuditEnabled: FlagCheck {
  static let about = About(
    id: "logging/audit-enabled",
    severity: .critical,
    title: "Have the API server keep an audit log",
    why: """
      The audit log alone tells who did what to the cluster. Off by default; a policy without a place to write \
      to, or a place without a policy, writes nothing and says nothing.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("neither policy nor place", missing: 2, "kube-apiserver\n--secure-port=6443"),
      .command(
        "a place without a policy", missing: 1, "kube-apiserver\n--audit-log-path=/var/log/audit/audit.log"),
      .command("a policy without a place", missing: 1, "kube-apiserver\n--audit-policy-file=/etc/audit.yaml"),
    ],
    passes: [
      .command(
        "to a file",
        "kube-apiserver\n--audit-policy-file=/etc/audit.yaml\n--audit-log-path=/var/log/audit.log"),
      .command(
        "to standard output", "kube-apiserver\n--audit-policy-file=/etc/audit.yaml\n--audit-log-path=-"),
      .command(
        "to a webhook",
        "kube-apiserver\n--audit-policy-file=/etc/audit.yaml\n--audit-webhook-config-file=/etc/hook.yaml"
      ),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--audit-policy-file", demand: .given,
      message: "records nothing: it has no audit policy",
      cure: .advice("Write an audit policy, mount it, and set --audit-policy-file")),
    FlagRule(
      component: .apiServer, flag: "--audit-log-path", demand: .given, unless: ["audit-webhook-config-file"],
      message: "records nothing: it has no place for its audit log",
      cure: .advice("Mount a folder of the host and set --audit-log-path to a file in it")),
  ]
}
