public import AuditLogs
public import Detections
internal import Guide

/// Alerts as a timeline by identity.
public struct AlertText {
  private let style: Style
  private let isVerbose: Bool
  private let isQuiet: Bool

  public init(style: Style, isVerbose: Bool = false, isQuiet: Bool = false) {
    self.style = style
    self.isVerbose = isVerbose
    self.isQuiet = isQuiet
  }

  public func write(_ report: ReplayReport, to output: Output) {
    for (identity, alerts) in Self.byIdentity(report.alerts) {
      output.write("\(style.bold(TerminalText.escaped(identity)))\n")
      for alert in alerts { write(alert, to: output) }
      output.write("\n")
    }
    guard !isQuiet else { return }
    writeSummary(report, to: output)
  }

  /// By the first alert of each account.
  private static func byIdentity(_ alerts: [Alert]) -> [(String, [Alert])] {
    var places: [String: Int] = [:]
    var groups: [(String, [Alert])] = []
    for alert in alerts {
      if let place = places[alert.identity] {
        groups[place].1.append(alert)
      } else {
        places[alert.identity] = groups.count
        groups.append((alert.identity, [alert]))
      }
    }
    return groups
  }

  private func write(_ alert: Alert, to output: Output) {
    let time = alert.time?.description ?? "-"
    let times = alert.count > 1 ? "  (\(alert.count) times, last \(alert.last?.description ?? "-"))" : ""
    let severity = style.severity(alert.severity, alert.severity.rawValue)
    output.write("  \(time)  \(severity) \(alert.about.id)  \(TerminalText.escaped(alert.message))\(times)\n")
    var parts = ["\(alert.verb) \(alert.resource)"]
    if let code = alert.code { parts.append("code \(code)") }
    if !alert.sourceIPs.isEmpty { parts.append("from \(alert.sourceIPs.joined(separator: " via "))") }
    if !alert.userAgent.isEmpty { parts.append(alert.userAgent) }
    output.write("    \(style.dim("seen:"))   \(TerminalText.escaped(parts.joined(separator: ", ")))\n")
    if alert.impersonated != nil {
      output.write("    \(style.dim("by:"))     \(TerminalText.escaped(alert.user))\n")
    }
    if !alert.allowedBy.isEmpty, isVerbose {
      output.write("    \(style.dim("let in:")) \(TerminalText.escaped(alert.allowedBy))\n")
    }
    output.write("    \(style.dim("look:"))   \(alert.about.runbook.firstLook)\n")
    guard isVerbose else { return }
    if !alert.about.normal.isEmpty {
      output.write("    \(style.dim("normal:")) \(alert.about.normal.joined(separator: "; "))\n")
    }
    output.write("    \(style.dim("then:"))   \(alert.about.runbook.contain)\n")
    output.write("    \(style.dim("after:"))  \(alert.about.runbook.recover)\n")
    if !alert.auditIDs.isEmpty {
      let ids = alert.auditIDs.joined(separator: " ")
      output.write("    \(style.dim("events:")) \(TerminalText.escaped(ids))\n")
    }
  }

  /// One alert by itself, with whom it is about.
  public func writeLine(_ alert: Alert, to output: Output) {
    output.write("\(style.bold(TerminalText.escaped(alert.identity)))\n")
    write(alert, to: output)
  }

  private func writeSummary(_ report: ReplayReport, to output: Output) {
    for (id, count) in report.overflow {
      output.write("\(id): \(count) more that are not shown; --budget shows more\n")
    }
    let counts = [Severity.critical, .high, .medium, .low].compactMap { severity -> String? in
      let count = report.alerts.filter { $0.severity == severity }.count
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    let total = report.alerts.count
    let listed = counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
    let waived = report.waived == 0 ? "" : "; \(report.waived) waived"
    let files = "\(report.files) \(report.files == 1 ? "log" : "logs")"
    output.write(
      "\(total) \(total == 1 ? "alert" : "alerts")\(listed)\(waived); \(report.counts.events) events in \(files)\n"
    )
  }

  /// What was left out of the reading, a line each; empty where all was read.
  public static func remarks(on report: ReplayReport) -> [String] {
    var lines: [String] = []
    func say(_ count: Int, _ one: String, _ many: String) {
      if count > 0 { lines.append("\(count) \(count == 1 ? one : many)") }
    }
    say(report.counts.broken, "line is no JSON, or cut off", "lines are no JSON, or cut off")
    say(report.counts.foreign, "line holds no audit event", "lines hold no audit event")
    say(report.counts.others, "record is of another service", "records are of other services")
    say(report.counts.oversized, "line is longer than 32 MiB", "lines are longer than 32 MiB")
    say(report.detector.duplicates, "event was told twice", "events were told twice")
    say(report.evictions, "thing was forgotten for want of room", "things were forgotten for want of room")
    if report.counts.events > 0, report.detector.unfinished == report.counts.events {
      lines.append("all events are of the stage RequestReceived, which tells no outcome: nothing was judged")
    }
    return lines
  }
}
