public import AccessControl
public import Assessment
internal import Guide
internal import Kubernetes

/// Who can do what an attacker looks for, for `bulwark rbac risks`.
public struct RisksReport: AccessAnswer {
  private let found: [SubjectRisks]
  private let reading: Report

  public init(_ found: [SubjectRisks], reading: Report) {
    self.found = found
    self.reading = reading
  }

  public func write(to output: Output, style: Style) {
    output.write("\(style.bold(sentence))\n\n")
    var chain = AccessChain(style: style)
    for one in found where !output.isClosed {
      let level = style.severity(one.severity, one.severity.rawValue)
      output.write("\(level) \(style.bold(Wording.subject(one.subject)))")
      output.write(one.way.isEmpty ? "\n" : " can come to do everything:\n")
      for step in one.way { output.write("  \(wrapped(words(step), indent: 4))\n") }
      // The reason for the first step, or for the worst that it can do.
      for grant in (one.way.first?.risk ?? one.risks[0]).grants.runs({ $0.rule.node == $1.rule.node }) {
        chain.write(grant[grant.startIndex], to: output)
      }
      writeList(one.risks, to: output, style)
      output.write("\n")
    }
    AccessClosing([reading]).write(to: output, style: style)
  }

  private var sentence: String {
    guard !found.isEmpty else { return "Nobody can do anything risky, as far as the input tells." }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = found.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    return
      "\(Wording.counted(found.count, "subject")) can do something risky: \(counts.joined(separator: ", "))."
  }

  private func words(_ step: Escalation.Step) -> String {
    let bindings = step.risk.grants.map { Wording.object($0.binding.object) }.runs { $0 == $1 }.compactMap(
      \.first)
    let means = bindings.joined(separator: " and ")
    let deed =
      "\(Wording.subject(step.actor)) can \(step.risk.permission.words) \(Wording.scope(step.risk.scope)) through \(means)"
    guard let next = step.becomes else {
      return step.risk.permission.id == "everything" ? "\(deed)." : "\(deed), so it can do everything."
    }
    return "\(deed), so it can act as \(Wording.subject(next));"
  }

  private func writeList(_ risks: [Risk], to output: Output, _ style: Style) {
    let rows = risks.map { risk in
      (risk, "\(risk.permission.words) \(Wording.scope(risk.scope))\(Wording.names(risk.names))")
    }
    let width = min(76, rows.map(\.1.count).max() ?? 0)
    for (risk, words) in rows {
      let severity = risk.severity
      let level = style.severity(severity, severity.rawValue) + spaces(10 - severity.rawValue.count)
      output.write(
        "  \(level)\(words)\(spaces(max(2, width + 2 - words.count)))\(style.dim(risk.permission.check))\n")
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  public func writeJSON(to output: Output, toolVersion: String) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.key("risks")
        json.array { json in for one in found { write(one, &json) } }
        json.gaps(reading.unassessed, reading.errors)
      }
    }
  }

  private func write(_ one: SubjectRisks, _ json: inout JSONWriter) {
    json.lineBreak()
    json.object { json in
      json.key("subject")
      json.access(one.subject)
      json.field("severity", one.severity.rawValue)
      json.key("way")
      json.array { json in
        for step in one.way {
          json.lineBreak()
          json.object { json in
            json.key("actor")
            json.access(step.actor)
            json.risk(step.risk)
            json.key("becomes")
            if let next = step.becomes { json.access(next) } else { json.null() }
          }
        }
      }
      json.key("permissions")
      json.array { json in
        for risk in one.risks {
          json.lineBreak()
          json.object { json in
            json.risk(risk)
            json.key("grants")
            json.array { json in for grant in risk.grants { json.access(grant, withSubject: true) } }
          }
        }
      }
    }
  }

  public func writeCSV(to output: Output) {
    output.write(CSVText.row(["subject_severity", "severity", "check", "permission"] + AccessCSV.columns))
    for one in found {
      for risk in one.risks {
        for grant in risk.grants {
          let head = [
            one.severity.rawValue, risk.severity.rawValue, risk.permission.check, risk.permission.words,
          ]
          var fields = AccessCSV.fields(grant)
          // Who can, and not the group through which he can.
          fields.replaceSubrange(0..<3, with: AccessCSV.subject(one.subject))
          output.write(CSVText.row(head + fields))
        }
      }
    }
  }
}

extension JSONWriter {
  /// The fields of a risky permission and where it holds.
  fileprivate mutating func risk(_ risk: Risk) {
    field("severity", risk.severity.rawValue)
    field("check", risk.permission.check)
    field("permission", risk.permission.id)
    field("words", risk.permission.words)
    scope(risk.scope)
    key("names")
    strings(risk.names)
  }
}
