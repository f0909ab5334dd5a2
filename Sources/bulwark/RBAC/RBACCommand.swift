internal import ArgumentParser

struct RBACCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rbac",
    abstract: "Tell who can do what, by the roles and bindings of manifests.",
    discussion: """
      Decides as the API server's RBAC authorizer does, and shows each reason: the binding, the role and the rule, \
      with their lines. Roles of Kubernetes itself, such as edit, are known though no manifest holds them.
      """,
    subcommands: [WhoCanCommand.self, PermissionsCommand.self, RisksCommand.self, AccessDiffCommand.self])
}
