internal import ArgumentParser
internal import Assessment
internal import Findings
internal import Glibc
internal import Guide
internal import Judgement
internal import Reporting

/// The flags that say what becomes of a report.
struct ReportOptions: ParsableArguments {
  @Option(help: ReportFormat.help)
  var format = ReportFormat.text

  @Option(help: "Write the report to a file, whole or not at all.", completion: .file())
  var output: String?

  @Option(
    help: """
      The least severity that makes the exit code 1: low, medium, high, critical or none. (default: high)
      """)
  var failOn: Threshold?

  @Option(help: "Neither list nor count findings below this severity; verdicts stay what they are.")
  var minSeverity: Severity?

  @Flag(name: .shortAndLong, help: "Print the closing line only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also print every verdict and what was passed over.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  /// Writes a report to where it is wanted. Where that fails, it is said and the program ends.
  func write(_ report: Report, isComplete: Bool, jobs: Int) throws {
    guard let output else {
      let standard = Output(descriptor: STDOUT_FILENO)
      write(report, isComplete, jobs, to: standard, style: Terminal.standardOutputStyle)
      guard let failure = standard.failure else { return }
      warn("standard output: \(FileWriteError(failure).message)")
      throw ExitCode(2)
    }
    do throws(FileWriteError) {
      try writeWhole(output) { write(report, isComplete, jobs, to: $0, style: Style(isColoured: false)) }
    } catch {
      warn("\(output): \(error.message)")
      throw ExitCode(2)
    }
  }

  private func write(_ report: Report, _ isComplete: Bool, _ jobs: Int, to output: Output, style: Style) {
    switch format {
    case .text:
      var text = TextReport(style: style)
      text.isQuiet = quiet
      text.isVerbose = verbose
      text.write(report, to: output)
    case .json: JSONReport(toolVersion: Bulwark.version, jobs: jobs).write(report, to: output)
    case .sarif:
      SARIFReport(toolVersion: Bulwark.version, isComplete: isComplete, jobs: jobs).write(report, to: output)
    case .junit: JUnitReport().write(report, to: output)
    case .markdown:
      MarkdownReport(toolVersion: Bulwark.version, links: Checkout.links).write(report, to: output)
    case .github: GitHubReport().write(report, to: output)
    case .gitlab: GitLabReport().write(report, to: output)
    }
  }
}
