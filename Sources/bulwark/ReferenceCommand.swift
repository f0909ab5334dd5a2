internal import ArgumentParser
internal import Checks
internal import Detections
internal import Glibc
internal import Reporting

/// Writes the pages of the documentation that come from the program's own data. It serves `make generate`
/// and is not in the help.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Write a page of the documentation.",
    shouldDisplay: false)

  enum Page: String, ExpressibleByArgument, CaseIterable {
    case checks
    case comingFrom = "coming-from"
    case manual
    case detections
  }

  @Argument(help: "The page.")
  var page: Page

  func run() {
    let output = Output(descriptor: STDOUT_FILENO)
    switch page {
    case .checks: CheckReference(style: Style(isColoured: false)).writeMarkdown(Registry.checks, to: output)
    case .comingFrom: ComingFrom(checks: Registry.checks).writeMarkdown(to: output)
    case .detections:
      DetectionTable().writeMarkdown(DetectionRegistry.detections.map { type(of: $0).about }, to: output)
    case .manual: ManualPage(help: Bulwark._dumpHelp(), version: Bulwark.version).write(to: output)
    }
    output.flush()
  }
}
