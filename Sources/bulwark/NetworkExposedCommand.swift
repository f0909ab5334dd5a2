internal import ArgumentParser
internal import Glibc
internal import Reporting

struct NetworkExposedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposed",
    abstract:
      "Tell what lies open to the outside and to other namespaces, and what reaches the control plane.",
    discussion: """
      From outside through Services, Ingresses, routes and ports of nodes; from other namespaces; to the \
      metadata service of a cloud, the API server, kubelets and etcd.

      Exit codes: 0 all is told, 2 some of the input could not be read.
      """)

  @Argument(help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  @OptionGroup
  var options: NetworkOptions

  func run() throws {
    let reading = try options.read(paths)
    let report = ExposureReport(reading)
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case .text: report.writeText(style: Terminal.standardOutputStyle, to: output)
    case .json: report.writeJSON(toolVersion: Bulwark.version, to: output)
    }
    output.flush()
    try options.checkCompleteness(reading)
  }
}
