internal import ArgumentParser
internal import Glibc
internal import Guide
internal import Reporting

struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "List the recommendations of the guidance and what can be said of each today.")

  @Flag(help: "Also print the evidence that each recommendation needs.")
  var evidence = false

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  func run() {
    let output = Output(descriptor: STDOUT_FILENO)
    let overview = GuideOverview(style: Terminal.standardOutputStyle, showsEvidence: evidence)
    switch format {
    case .text: overview.write(to: output)
    case .json: overview.writeJSON(to: output)
    }
    output.flush()
  }
}
