internal import ArgumentParser
internal import Connectivity
internal import Glibc
internal import Reporting

struct NetworkDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what two sets of manifests allow differently.",
    discussion: """
      Compares what may pass, not how it is written: a policy that was split, renamed or moved changes nothing.

      Exit codes: 0 the same passes, 1 something differs, 2 some of the input could not be read.
      """)

  /// How to print it.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @Argument(help: "The file or folder as it was.", completion: .file())
  var old: String

  @Argument(help: "The file or folder as it is now.", completion: .file())
  var new: String

  @Option(help: "How to print it: text, json or csv.")
  var format = Format.text

  @OptionGroup
  var options: NetworkOptions

  func run() throws {
    let (before, after) = (try options.read([old]), try options.read([new]))
    let difference = NetworkDifference(
      from: NetworkMap(before.connectivity, before.inventory),
      to: NetworkMap(after.connectivity, after.inventory))
    let report = DifferenceReport(difference)
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case .text: report.writeText(style: Terminal.standardOutputStyle, to: output)
    case .csv: report.writeCSV(to: output)
    case .json: report.writeJSON(toolVersion: Bulwark.version, old: before, new: after, to: output)
    }
    output.flush()
    try options.checkCompleteness(before)
    try options.checkCompleteness(after)
    if !difference.isEmpty { throw ExitCode(1) }
  }
}
