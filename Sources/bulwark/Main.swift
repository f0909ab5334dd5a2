internal import ArgumentParser
internal import CProcesses
internal import Glibc

@main
struct Bulwark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulwark",
    abstract: "Harden Kubernetes by the NSA/CISA guidance.",
    discussion: """
      Scans manifests for every weakness that the guidance names, at its exact line. Works without a \
      network, and starts no other program but git for --changed-since, and those that --render asks for.

      Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, or something could not be assessed.
      """,
    version: version,
    subcommands: [
      ScanCommand.self, NodeCommand.self, FixCommand.self, GenerateCommand.self, RBACCommand.self,
      NetworkCommand.self, AuditCommand.self,
    ] + connected + [ExplainCommand.self, GuideCommand.self, ConfigCommand.self, ReferenceCommand.self])

  /// The commands that speak to a cluster, which the small program is without.
  private static var connected: [any ParsableCommand.Type] {
    var commands: [any ParsableCommand.Type] = []
    #if Server
      commands += [AdmitCommand.self, InstallCommand.self]
    #endif
    #if Cluster
      commands.append(ClusterRoleCommand.self)
    #endif
    return commands
  }

  static let version = "0.1.0"

  static func main() {
    // A reader that has seen enough ends the program's output, not the program.
    signal(SIGPIPE, SIG_IGN)
    keepMemory()
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let error as ValidationError {
        say(message(for: error, in: type(of: command)), to: STDERR_FILENO)
        Glibc.exit(2)
      }
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let isHelp = exitCode(for: error) == .success
      let message = fullMessage(for: error)
      say(message.hasSuffix("\n") ? message : message + "\n", to: isHelp ? STDOUT_FILENO : STDERR_FILENO)
      Glibc.exit(isHelp ? 0 : 2)
    }
  }

  /// What a run frees it soon needs again: memory given back to the system comes back a page fault at a
  /// time, and a block that is mapped by itself costs two calls.
  private static func keepMemory() {
    mallopt(M_TRIM_THRESHOLD, .max)
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }

  /// What is found wrong when a command runs is said as what is found while its arguments are read: with the
  /// command's own usage, not that of the program.
  private static func message(for error: ValidationError, in command: any ParsableCommand.Type) -> String {
    let usage = usageString(for: command)
    let name = usage.split(separator: " ").prefix { $0.first?.isLetter ?? false }.joined(separator: " ")
    return "Error: \(error.message)\nUsage: \(usage)\n  See '\(name) --help' for more information.\n"
  }
}
