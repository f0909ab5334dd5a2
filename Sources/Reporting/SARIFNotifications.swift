internal import Assessment
internal import Documents
internal import Findings

/// What SARIF says of the run itself: input that no check has looked at, warnings, results left out.
struct SARIFNotifications {
  private let report: Report
  private let leftOut: SeverityCounts

  init(_ report: Report, leftOut: SeverityCounts) {
    self.report = report
    self.leftOut = leftOut
  }

  func write(_ json: inout JSONWriter) {
    json.array { json in
      if leftOut.total > 0 {
        let text = "\(Wording.counted(leftOut.total, "finding")) left out, the least grave:"
        notify("warning", "results-left-out", "\(text) \(Wording.list(leftOut)).", &json)
      }
      for error in report.errors {
        notify("error", "unreadable", error.message, file: error.file, at: error.position, &json)
      }
      for entry in report.unassessed {
        let level = entry.reason == .chartNotRendered ? "warning" : "error"
        let position = entry.line.map { Position(line: $0, column: 1) }
        notify(level, entry.reason.rawValue, entry.message, file: entry.file, at: position, &json)
      }
      for warning in report.warnings { notify("warning", "warning", warning, &json) }
    }
  }

  private func notify(
    _ level: String, _ id: String, _ message: String, file: String? = nil, at position: Position? = nil,
    _ json: inout JSONWriter
  ) {
    json.lineBreak()
    json.object { json in
      json.key("descriptor")
      json.object { json in json.field("id", id) }
      json.field("level", level)
      SARIFText.message("message", Wording.plain(message), &json)
      guard let file else { return }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            SARIFText.artifact(file, &json)
            if let position { SARIFText.region("region", position, nil, &json) }
          }
        }
      }
    }
  }
}
