public import AuditLogs
internal import Detections
public import Findings
internal import Guide
internal import Judgement

/// Waivers that a stretch of ordinary operation suggests, each with what was seen. A person decides: nothing
/// of it counts before it stands in the configuration.
public struct LearnedWaivers {
  private let expires: Day

  /// - Parameter expires: The day on which to look at them again.
  public init(expires: Day) { self.expires = expires }

  public func write(_ report: ReplayReport, to output: Output) {
    output.write(
      "# Proposed from \(report.counts.events) events. Read each, name its owner, and leave out what you do\n"
    )
    output.write(
      "# not know. An account that installs by design belongs into the parameter installer-accounts instead.\n"
    )
    output.write("waivers:\n")
    for alert in report.alerts {
      let span = "\(alert.time?.description ?? "-") to \(alert.last?.description ?? "-")"
      output.write(
        "# \(alert.count) times, \(span): \(TerminalText.escaped("\(alert.identity) \(alert.message)"))\n")
      // What is critical is never ordinary by itself.
      let mark = alert.severity == .critical ? "# " : ""
      var lines = ["- check: \(alert.about.id)"]
      if !alert.resource.isEmpty { lines.append("  kind: \(Self.quoted(alert.resource))") }
      if !alert.namespace.isEmpty { lines.append("  namespace: \(Self.quoted(alert.namespace))") }
      if !alert.name.isEmpty { lines.append("  name: \(Self.quoted(alert.name))") }
      lines.append("  reason: \(Self.quoted("seen in ordinary operation by \(alert.identity)"))")
      lines.append("  owner: nobody-yet")
      lines.append("  expires: \(expires)")
      for line in lines { output.write("\(mark)\(line)\n") }
    }
  }

  /// A YAML string; its characters come from whoever made the object.
  private static func quoted(_ text: String) -> String {
    let escaped = TerminalText.escaped(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
