internal import ArgumentParser
internal import Assessment
internal import Reporting

/// How `scan` prints its report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif

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
    }
  }
}
