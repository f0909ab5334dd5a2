internal import ArgumentParser
internal import Assessment
internal import Reporting

/// How `scan` prints its report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, junit, markdown, github, gitlab

  static let help = ArgumentHelp("How to print the report: \(list).")

  private static var list: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}

extension ScanCommand {
  func write(_ report: Report, to output: Output, style: Style) {
    switch format {
    case .text:
      var text = TextReport(style: style)
      text.isQuiet = quiet
      text.isVerbose = verbose
      text.write(report, to: output)
    case .json: JSONReport(toolVersion: Bulwark.version, jobs: workers).write(report, to: output)
    case .sarif:
      SARIFReport(toolVersion: Bulwark.version, isComplete: !isIncomplete(report), jobs: workers)
        .write(report, to: output)
    case .junit: JUnitReport().write(report, to: output)
    case .markdown:
      MarkdownReport(toolVersion: Bulwark.version, links: Checkout.links).write(report, to: output)
    case .github: GitHubReport().write(report, to: output)
    case .gitlab: GitLabReport().write(report, to: output)
    }
  }
}
