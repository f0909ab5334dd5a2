internal import ArgumentParser
internal import Connectivity
internal import Glibc
internal import Kubernetes
internal import Reporting

struct NetworkCanReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "can-reach",
    abstract: "Tell whether one end reaches another, and which policies decide.",
    discussion: """
      An end is a workload (namespace/name, with [Kind] where that is not enough), an address, or internet; \
      the destination may also be service:namespace/name.

      So `can-reach shop/web shop/db 5432 --in deploy/`, `can-reach internet service:shop/web tcp/443`, or \
      `can-reach shop/web 169.254.169.254`.

      Exit codes: 0 something passes, 1 nothing does, 2 usage, or some of the input could not be read.
      """)

  @Argument(help: "The source.")
  var source: String

  @Argument(help: "The destination.")
  var destination: String

  @Argument(help: "The port: 443, udp/53, tcp/8000-8100. (default: any)")
  var port: String?

  @Option(
    name: .customLong("in"), help: "Files and folders, or - for standard input (repeatable). (default: .)",
    completion: .file())
  var paths: [String] = []

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  @OptionGroup
  var options: NetworkOptions

  func run() throws {
    let reading = try options.read(paths.isEmpty ? ["."] : paths)
    let connectivity = reading.connectivity
    let answers = try ask(reading.inventory, connectivity)
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case .text: FlowText(style: Terminal.standardOutputStyle).write(answers, connectivity, to: output)
    case .json: FlowJSON(toolVersion: Bulwark.version).write(answers, of: reading, to: output)
    }
    output.flush()
    try options.checkCompleteness(reading)
    if !answers.contains(where: \.isReachable) { throw ExitCode(1) }
  }

  private func ask(_ inventory: Inventory, _ connectivity: Connectivity) throws -> [FlowAnswer] {
    do throws(FlowQuestionError) {
      return try FlowQuestion.read(
        source: source, destination: destination, port: port, connectivity, inventory
      ).map { FlowAnswer($0, connectivity) }
    } catch {
      warn(error.message)
      throw ExitCode(2)
    }
  }
}
