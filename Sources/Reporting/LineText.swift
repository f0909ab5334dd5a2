public import Assessment
internal import Documents
internal import Findings
internal import Judgement

/// What is at one line of a file, for `bulwark explain --at`.
public struct LineText {
  private let style: Style

  public init(style: Style) { self.style = style }

  /// The findings as a scan shows them, whether each counts and why not, then the checks that have none here.
  public func write(_ explained: LineReport, to output: Output) {
    let report = explained.report
    var text = TextReport(style: style)
    text.isVerbose = true
    text.writeFindings(report, to: output)
    for finding in report.listed {
      guard let standing = standing(finding, in: explained) else { continue }
      output.write("\(style.bold(finding.check)) \(standing)\n")
    }
    for answer in explained.answers where answer.outcome != .found {
      output.write("\(style.bold(answer.check)) \(TerminalText.escaped(answer.reason))\n")
    }
    if report.listed.isEmpty, explained.answers.isEmpty {
      let objects = explained.subjects.map(Wording.object).joined(separator: ", ")
      output.write("No findings at \(Wording.plain(explained.place.file)):\(explained.place.position)")
      output.write(objects.isEmpty ? "; no object stands there\n" : " (\(objects))\n")
    }
  }

  /// What of the file could not be read, one line a fault.
  public static func errors(_ explained: LineReport) -> [String] {
    explained.report.errors.map { "\(Wording.place($0.file, $0.position)): \(Wording.plain($0.message))" }
  }

  /// Whether a finding counts, and why not; nil where that is plain and nobody asked.
  private func standing(_ finding: Finding, in explained: LineReport) -> String? {
    let report = explained.report
    if let waiver = report.waiver(of: finding) {
      let owner = waiver.owner.map { ", by \(Wording.plain($0))" } ?? ""
      let end = waiver.until.map { ", until \($0)" } ?? ""
      return "is waived by \(place(waiver))\(owner)\(end): \(Wording.plain(waiver.reason))"
    }
    if report.isBaselined(finding) { return "is known to the baseline, and does not count" }
    if let waiver = explained.lapsedWaiver(of: finding), let until = waiver.until {
      return "is not waived any more: \(place(waiver)) held until \(until)"
    }
    if explained.answers.isEmpty { return nil }
    return "is not waived\(report.hasBaseline ? ", nor known to the baseline" : "")"
  }

  private func place(_ waiver: Waiver) -> String {
    let source = waiver.place.tree.source
    let place = Wording.place(source.name, source.position(at: waiver.place.range.lowerBound))
    return "the \(waiver.origin.rawValue) at \(place)"
  }
}

/// The same for programs.
public struct LineJSON {
  private let toolVersion: String

  public init(toolVersion: String) { self.toolVersion = toolVersion }

  public func write(_ explained: LineReport, to output: Output) {
    let report = explained.report
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.field("file", explained.place.file)
        json.field("line", explained.place.line)
        json.field("column", explained.place.column)
        json.field("configuration", report.configuration)
        json.key("subjects")
        json.array { json in
          for subject in explained.subjects {
            json.object { json in
              json.field("apiVersion", subject.apiVersion)
              json.field("kind", subject.kind)
              json.field("namespace", subject.namespace)
              json.field("name", subject.name)
            }
          }
        }
        json.key("checks")
        json.array { json in
          for answer in explained.answers {
            json.lineBreak()
            json.object { json in
              json.field("check", answer.check)
              json.field("outcome", answer.outcome.rawValue)
              json.field("reason", answer.reason)
              json.key("lines")
              json.array { json in for line in answer.lines { json.value(line) } }
            }
          }
        }
        json.key("lapsedWaivers")
        json.array { json in
          for finding in report.findings {
            guard let waiver = explained.lapsedWaiver(of: finding) else { continue }
            let source = waiver.place.tree.source
            json.object { json in
              json.field("check", finding.check)
              json.field("origin", waiver.origin.rawValue)
              json.field("file", source.name)
              json.field("line", source.position(at: waiver.place.range.lowerBound).line)
              json.field("until", waiver.until?.description)
            }
          }
        }
        json.key("findings")
        json.array { json in
          JSONReport(toolVersion: toolVersion).writeFindings(of: report, &json)
        }
      }
    }
  }
}
