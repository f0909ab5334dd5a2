internal import ArgumentParser

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Recognise attacks in the API server's audit log.",
    subcommands: [
      AuditReplayCommand.self, AuditWatchCommand.self, AuditPolicyCommand.self, AuditExplainCommand.self,
    ])
}
