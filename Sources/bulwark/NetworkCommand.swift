internal import ArgumentParser

/// Who reaches whom.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Tell who reaches whom by the network policies of manifests.",
    discussion: """
      Exact by the semantics of NetworkPolicy: a connection passes where the source's egress and the \
      destination's ingress both allow it.
      """,
    subcommands: [
      NetworkMapCommand.self, NetworkCanReachCommand.self, NetworkExposedCommand.self,
      NetworkDiffCommand.self, NetworkGenerateCommand.self, NetworkLintCommand.self,
    ])
}
