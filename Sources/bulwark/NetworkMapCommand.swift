internal import ArgumentParser
internal import Connectivity
internal import Glibc
internal import Reporting

struct NetworkMapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "List all connections that are allowed.",
    discussion: """
      Between workloads, and with addresses outside of the cluster. What a workload sends to itself is left \
      out, and what pods exchange with their own node: no policy decides it.

      Exit codes: 0 the map is whole, 2 some of the input could not be read.
      """)

  /// How to print it.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, dot, svg
  }

  @Argument(help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "How to print it: text, json, csv, dot (for Graphviz) or svg (a picture).")
  var format = Format.text

  @Flag(name: .shortAndLong, help: "Print the opening sentence only.")
  var quiet = false

  @OptionGroup
  var options: NetworkOptions

  func validate() throws {
    if quiet, format != .text { throw ValidationError("--quiet is for --format text") }
  }

  func run() throws {
    let reading = try options.read(paths)
    let output = Output(descriptor: STDOUT_FILENO)
    defer { output.flush() }
    if quiet {
      NetworkMapText(style: Terminal.standardOutputStyle).writeSummary(reading.connectivity, to: output)
      return try options.checkCompleteness(reading)
    }
    let map = NetworkMap(reading.connectivity, reading.inventory)
    switch format {
    case .text: NetworkMapText(style: Terminal.standardOutputStyle).write(map, to: output)
    case .json: NetworkMapJSON(toolVersion: Bulwark.version).write(map, of: reading, to: output)
    case .csv: NetworkMapCSV().write(map, to: output)
    case .dot: NetworkMapDOT().write(map, to: output)
    case .svg: NetworkMapSVG().write(map, to: output)
    }
    try options.checkCompleteness(reading)
  }
}
