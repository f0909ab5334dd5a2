internal import Assessment
internal import Findings
public import Remediation

/// A plan of hardening as text, and as JSON (`Schemas/hardening-v1.schema.json`).
public struct HardeningReport: Sendable {
  private let plan: HardeningPlan

  public init(_ plan: HardeningPlan) { self.plan = plan }

  // MARK: Text

  public func writeText(style: Style, to output: Output) {
    if plan.changes.isEmpty, plan.left.isEmpty {
      output.write("Nothing to change: no check of components or nodes found anything.\n")
      return
    }
    for change in plan.changes { write(change, style, to: output) }
    if !plan.left.isEmpty {
      output.write(style.bold("For a person to decide:") + "\n")
      for finding in plan.left {
        output.write(
          "  \(style.severity(finding.severity, finding.severity.rawValue)) \(finding.check): \(Wording.subject(finding)) "
            + "\(Wording.plain(finding.message))\n")
        finding.remedy.map { output.write("    \(Wording.advice($0))\n") }
      }
      output.write("\n")
    }
    let closed = plan.changes.reduce(0) { $0 + $1.closes.count }
    output.write(
      "\(Wording.counted(plan.changes.count, "change")) for \(Wording.counted(closed, "finding")); "
        + "\(plan.left.count) left for a person. Nothing was applied.\n")
  }

  private func write(_ change: HardeningChange, _ style: Style, to output: Output) {
    output.write(style.bold(change.file.map(Wording.plain) ?? "Commands") + "\n")
    for line in change.content.split(separator: "\n") {
      output.write("    \(TerminalText.escaped(String(line)))\n")
    }
    for (index, step) in change.steps.enumerated() {
      output.write("  \(index + 1). \(Wording.plain(step))\n")
    }
    for finding in change.closes {
      output.write(
        "  closes \(style.severity(finding.severity, finding.severity.rawValue)) \(finding.check): \(Wording.subject(finding)) "
          + "\(Wording.plain(finding.message))\n")
    }
    output.write("\n")
  }

  // MARK: JSON

  public func writeJSON(toolVersion: String, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.field("installer", plan.installer.rawValue)
        json.key("changes")
        json.array { json in
          for change in plan.changes {
            json.lineBreak()
            json.object { json in
              json.field("kind", change.kind.rawValue)
              json.field("file", change.file)
              json.field("content", change.content)
              json.key("steps")
              json.array { json in for step in change.steps { json.value(step) } }
              json.key("closes")
              json.array { json in for finding in change.closes { write(finding, &json) } }
            }
          }
        }
        json.key("left")
        json.array { json in for finding in plan.left { write(finding, &json) } }
      }
    }
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    json.lineBreak()
    json.object { json in
      json.field("check", finding.check)
      json.field("severity", finding.severity.rawValue)
      json.field("fingerprint", Fingerprint(finding).description)
      json.subject(of: finding)
      json.field("file", finding.place.tree.source.name)
      json.field("message", finding.message)
      json.field("advice", finding.remedy?.summary)
    }
  }
}
