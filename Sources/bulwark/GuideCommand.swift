internal import ArgumentParser
internal import Glibc
internal import Guide
internal import Reporting

struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "List the recommendations of the guidance and what can be said of each today.",
    discussion: """
      What no manifest shows, the configuration of the current folder attests: until when, and what is still \
      to be attested, stands beside each.
      """)

  @Flag(help: "Also print the evidence that each recommendation needs.")
  var evidence = false

  @Option(help: "How to print it: text or json.")
  var format = PlainFormat.text

  @OptionGroup
  var configuration: ConfigurationOptions

  func run() throws {
    let loaded = try configuration.load(for: ["."])
    let output = Output(descriptor: STDOUT_FILENO)
    let overview = GuideOverview(
      style: Terminal.standardOutputStyle, showsEvidence: evidence, configuration: loaded?.configuration,
      today: configuration.today)
    switch format {
    case .text: overview.write(to: output)
    case .json: overview.writeJSON(to: output)
    }
    output.flush()
  }
}
