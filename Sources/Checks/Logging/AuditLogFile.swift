internal import Findings

struct AuditLogFile: NodeFileCheck {
  static let about = About(
    id: "logging/audit-log-protected",
    severity: .medium,
    title: "Let only root read and change the audit log",
    why: """
      The log tells an intruder who works when and with which rights, and holds bodies of requests. Who may \
      change it removes himself from it.
      """,
    scope: .kinds(["NodeFile"]),
    needs: ["the files of a node"],
    fails: [.file("as the kubelet makes it for a mount", "audit-log", mode: "⟦\"0644\"⟧")],
    passes: [.file("as the API server makes it", "audit-log", mode: "\"0600\"")])

  static let rules: [NodeFileRule] = [NodeFileRule(role: "audit-log", mode: 0o600)]
}
