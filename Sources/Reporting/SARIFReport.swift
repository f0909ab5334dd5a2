public import Assessment
internal import Documents
internal import Findings
internal import Guide
internal import Judgement

/// The report as SARIF 2.1.0 (OASIS, with errata 01), for GitHub's code scanning and for viewers.
///
/// GitHub takes 25,000 results a run, 10 MB compressed and 20 tags a rule ("SARIF support for code
/// scanning"); it shows neither fixes nor severities beyond a rule's, so the message says them.
public struct SARIFReport: Sendable {
  private let toolVersion: String
  private let isComplete: Bool
  private let jobs: Int
  private let limit: Int

  /// - Parameters:
  ///   - isComplete: All of the input could be assessed; else the run counts as failed.
  ///   - limit: How many results are written; the gravest are kept.
  public init(toolVersion: String, isComplete: Bool, jobs: Int = 1, limit: Int = 25_000) {
    self.toolVersion = toolVersion
    self.isComplete = isComplete
    self.jobs = jobs
    self.limit = limit
  }

  public func write(_ report: Report, to output: Output) {
    let selection = Gravest(report.listed, limit: limit)
    let rules = SARIFRules(selection.kept)
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field(
          "$schema",
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        json.field("version", "2.1.0")
        json.key("runs")
        json.array { json in
          json.object { json in
            head(report, rules, leftOut: selection.leftOut, &json)
            json.key("results")
            json.array { json in
              json.elements(of: selection.kept, jobs: jobs) { result($0, rules, report, &$1) }
            }
          }
        }
      }
    }
  }

  private func head(_ report: Report, _ rules: SARIFRules, leftOut: SeverityCounts, _ json: inout JSONWriter)
  {
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.field("name", "Bulwark")
        json.field("version", toolVersion)
        json.field("semanticVersion", toolVersion)
        json.key("rules")
        rules.write(&json)
      }
    }
    // GitHub's category: runs for several profiles stand beside one another.
    json.key("automationDetails")
    json.object { json in json.field("id", "bulwark/\(report.profile.rawValue)/") }
    json.field("columnKind", "unicodeCodePoints")
    json.key("newlineSequences")
    json.array { json in for sequence in ["\r\n", "\n", "\r"] { json.value(sequence) } }
    json.key("originalUriBaseIds")
    json.object { json in
      json.key("%SRCROOT%")
      json.object { json in
        SARIFText.message("description", "The folder in which the scan ran.", &json)
      }
    }
    json.key("invocations")
    json.array { json in
      json.object { json in
        json.key("executionSuccessful")
        json.value(isComplete)
        json.key("toolExecutionNotifications")
        SARIFNotifications(report, leftOut: leftOut).write(&json)
      }
    }
  }

  // MARK: Results

  private func result(
    _ finding: Finding, _ rules: SARIFRules, _ report: Report, _ json: inout JSONWriter
  ) {
    let source = finding.place.tree.source
    let location = Location(finding)
    json.object { json in
      json.field("ruleId", finding.check)
      json.field("ruleIndex", rules.index(of: finding.check))
      json.field("level", finding.severity.sarifLevel)
      if report.hasBaseline {
        json.field("baselineState", report.isBaselined(finding) ? "unchanged" : "new")
      }
      // By the standard either all results of a run have the property or none.
      if report.hasWaived { suppressions(report.waiver(of: finding), &json) }
      SARIFText.message("message", text(finding), &json)
      json.key("locations")
      json.array { json in
        json.object { json in
          if !location.isLive {
            json.key("physicalLocation")
            json.object { json in
              SARIFText.artifact(location.file, &json)
              SARIFText.region("region", location.start, location.end, &json)
            }
          }
          json.key("logicalLocations")
          json.array { json in
            json.object { json in
              json.field("name", Wording.plain(finding.subject.name))
              json.field("fullyQualifiedName", Wording.object(finding.subject))
              json.field("kind", "resource")
            }
          }
        }
      }
      json.key("partialFingerprints")
      json.object { json in json.field("bulwarkFingerprint/v1", Fingerprint(finding).description) }
      fixes(finding, source, &json)
      json.key("properties")
      json.object { json in
        json.field("severity", finding.severity.rawValue)
        json.field("path", finding.path)
      }
    }
  }

  private func suppressions(_ waiver: Waiver?, _ json: inout JSONWriter) {
    json.key("suppressions")
    json.array { json in
      guard let waiver else { return }
      json.object { json in
        json.field("kind", waiver.origin == .configuration ? "external" : "inSource")
        json.field("status", "accepted")
        json.field("justification", Wording.plain(waiver.reason))
      }
    }
  }

  private func text(_ finding: Finding) -> String {
    let message = "\(Wording.subject(finding)): \(Wording.plain(finding.message))."
    let origin = Location(finding).origin.map { " It is \($0)." } ?? ""
    return finding.remedy.map { "\(message)\(origin) \(Wording.advice($0))." } ?? message + origin
  }

  /// What a machine may do: deleted bytes are named by their place only, so no secret in them is shown.
  private func fixes(_ finding: Finding, _ source: Source, _ json: inout JSONWriter) {
    guard !source.isLive, let planned = finding.remedy.map(PlannedRemedy.init), !planned.edits.isEmpty else {
      return
    }
    json.key("fixes")
    json.array { json in
      json.object { json in
        SARIFText.message("description", "\(planned.summary) (\(planned.safety.rawValue))", &json)
        json.key("artifactChanges")
        json.array { json in
          json.object { json in
            SARIFText.artifact(source.name, &json)
            json.key("replacements")
            json.array { json in
              for edit in planned.edits {
                json.object { json in
                  SARIFText.region("deletedRegion", edit.range, of: source, &json)
                  json.key("insertedContent")
                  json.object { json in json.field("text", edit.replacement) }
                }
              }
            }
          }
        }
      }
    }
  }
}

extension Severity {
  /// SARIF knows three levels of problems.
  var sarifLevel: String {
    switch self {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }
}
