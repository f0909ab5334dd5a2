internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Reporting

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Look after the configuration, \(ConfigurationFile.name).",
    subcommands: [CheckConfigCommand.self])
}

struct CheckConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find the faults of the configuration, each at its exact place.",
    discussion: """
      Reads it as a scan of the current folder would, or FILE, and says what it sets. Exit codes: 0 without \
      faults, 2 with faults or where there is no configuration.
      """)

  @Argument(
    help: """
      The configuration, or - for standard input. (default: the nearest \(ConfigurationFile.name) from the \
      current folder up to the root of the git working tree)
      """,
    completion: .file())
  var file: String?

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  func run() throws {
    let lint = ConfigurationLint {
      () throws(ConfigurationFile.Failure) in
      if let file { return try ConfigurationFile.read(file) }
      return try ConfigurationFile.search(for: ["."])
    }
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case .text: lint.write(to: output)
    case .json: lint.writeJSON(to: output)
    }
    output.flush()
    guard lint.isGood else { throw ExitCode(2) }
  }
}
