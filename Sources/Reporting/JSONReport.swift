public import Assessment
internal import Documents
internal import Findings
internal import Guide
internal import Judgement

/// The report as JSON, schema version 1: `Schemas/report-v1.schema.json`.
public struct JSONReport: Sendable {
  private let toolVersion: String
  private let jobs: Int

  public init(toolVersion: String, jobs: Int = 1) {
    self.toolVersion = toolVersion
    self.jobs = jobs
  }

  public func write(_ report: Report, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.field("profile", report.profile.rawValue)
        json.field("kubernetesVersion", report.version.description)
        json.field("configuration", report.configuration)
        json.key("summary")
        summary(report, &json)
        json.key("findings")
        json.array { json in writeFindings(of: report, &json) }
        json.key("recommendations")
        json.array { json in
          for assessment in report.assessments {
            json.lineBreak()
            json.object { json in
              json.field("id", assessment.id)
              json.field("verdict", assessment.verdict.rawValue)
              json.field("findings", assessment.findings)
              json.field("waived", assessment.waived)
              json.key("missing")
              json.array { json in for evidence in assessment.missing { json.value(evidence) } }
              json.attestation(assessment.attestation, assessment.standing)
              json.key("cis")
              json.array { json in for number in assessment.benchmark { json.value(number) } }
            }
          }
        }
        if report.profile == .cis {
          json.key("benchmark")
          json.array { json in
            for assessment in report.benchmark.flatMap(\.items) { item(assessment, &json) }
          }
        }
        json.gaps(report.unassessed, report.errors)
        json.key("warnings")
        json.array { json in for warning in report.warnings { json.value(warning) } }
      }
    }
  }

  /// The elements of the array of findings.
  func writeFindings(of report: Report, _ json: inout JSONWriter) {
    json.elements(of: report.listed, jobs: jobs) {
      finding($0, isBaselined: report.isBaselined($0), report.waiver(of: $0), &$1)
    }
  }

  private func summary(_ report: Report, _ json: inout JSONWriter) {
    let counts = SeverityCounts(report.findings)
    json.object { json in
      json.field("files", report.counts.files)
      json.field("documents", report.counts.documents)
      json.field("objects", report.counts.objects)
      json.field("foreignDocuments", report.counts.foreign)
      json.field("ignored", report.counts.ignored)
      json.field("skipped", report.counts.skipped)
      json.key("bySeverity")
      json.object { json in
        json.field("critical", counts[.critical])
        json.field("high", counts[.high])
        json.field("medium", counts[.medium])
        json.field("low", counts[.low])
      }
      json.field("waived", report.waived)
      json.field("baselined", report.baselined)
      json.field("belowMinSeverity", report.counts.belowSeverity)
      json.field("unchanged", report.counts.unchanged)
      json.field("fixable", report.findings.count { $0.remedy.map { $0.safety != .manual } ?? false })
    }
  }

  private func finding(_ finding: Finding, isBaselined: Bool, _ waiver: Waiver?, _ json: inout JSONWriter) {
    json.object { json in
      json.field("check", finding.check)
      json.field("severity", finding.severity.rawValue)
      json.field("message", finding.message)
      json.field("fingerprint", Fingerprint(finding).description)
      json.subject(of: finding)
      json.key("location")
      location(finding, &json)
      json.key("remedy")
      remedy(finding, &json)
      json.key("waiver")
      self.waiver(waiver, &json)
      json.key("baseline")
      json.value(isBaselined)
    }
  }

  private func item(_ assessment: BenchmarkAssessment, _ json: inout JSONWriter) {
    json.lineBreak()
    json.object { json in
      json.field("number", assessment.item.number)
      json.field("title", assessment.item.title)
      json.field("verdict", assessment.verdict.rawValue)
      json.field("findings", assessment.findings)
      json.key("missing")
      json.array { json in for evidence in assessment.missing { json.value(evidence) } }
      json.key("manual")
      json.value(assessment.item.isManual)
      json.key("beyondGuidance")
      json.value(assessment.item.isBeyondGuidance)
    }
  }

  private func waiver(_ waiver: Waiver?, _ json: inout JSONWriter) {
    guard let waiver else { return json.null() }
    let source = waiver.place.tree.source
    json.object { json in
      json.field("origin", waiver.origin.rawValue)
      json.field("file", source.isLive ? nil : source.name)
      json.field("line", source.isLive ? nil : source.position(at: waiver.place.range.lowerBound).line)
      json.field("reason", waiver.reason)
      json.field("owner", waiver.owner)
      json.field("until", waiver.until?.description)
    }
  }

  private func location(_ finding: Finding, _ json: inout JSONWriter) {
    let location = Location(finding)
    json.object { json in
      let isLive = location.isLive
      json.field("file", isLive ? nil : location.file)
      json.field("line", isLive ? nil : location.start.line)
      json.field("column", isLive ? nil : location.start.column)
      json.field("endLine", isLive ? nil : location.end.line)
      json.field("endColumn", isLive ? nil : location.end.column)
      json.field("offset", isLive ? nil : location.bytes.lowerBound)
      json.field("length", isLive ? nil : location.bytes.count)
      json.field("path", finding.path)
      json.field("origin", location.origin)
    }
  }

  private func remedy(_ finding: Finding, _ json: inout JSONWriter) {
    guard let remedy = finding.remedy else { return json.null() }
    let planned = PlannedRemedy(remedy)
    json.object { json in
      json.field("safety", planned.safety.rawValue)
      json.field("summary", planned.summary)
      json.key("edits")
      json.array { json in
        for edit in planned.edits where !finding.place.tree.source.isLive {
          json.object { json in
            json.field("offset", edit.range.lowerBound)
            json.field("length", edit.range.count)
            json.field("replacement", edit.replacement)
          }
        }
      }
    }
  }
}
