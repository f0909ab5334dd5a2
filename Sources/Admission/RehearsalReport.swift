internal import Findings
internal import Kubernetes
public import Reporting

/// A rehearsal as text and as JSON.
public struct RehearsalReport {
  private let rehearsal: Rehearsal

  public init(_ rehearsal: Rehearsal) { self.rehearsal = rehearsal }

  /// One line an object that somebody has to know of, with the reasons where it would be refused; then the sums.
  public func write(to output: Output) {
    for entry in rehearsal.entries {
      for line in Self.lines(entry) { output.write(line + "\n") }
    }
    let sums = Sum.allCases.map { sum in
      "\(rehearsal.entries.count { sum.holds($0) }) \(sum.words)"
    }
    output.write("\(rehearsal.entries.count) objects: \(sums.joined(separator: ", "))\n")
  }

  public func writeJSON(to output: Output) {
    output.write(
      JSONWriter.bytes { json in
        json.object { json in
          json.field("schemaVersion", 1)
          json.key("summary")
          json.object { json in
            json.field("objects", rehearsal.entries.count)
            for sum in Sum.allCases { json.field(sum.key, rehearsal.entries.count { sum.holds($0) }) }
          }
          json.key("objects")
          json.array { json in
            for entry in rehearsal.entries where entry.decision.matters || entry.patch != nil {
              json.lineBreak()
              json.object { json in Self.write(entry, &json) }
            }
          }
        }
      })
    output.write("\n")
  }

  // MARK: Parts

  private enum Sum: CaseIterable {
    case refused, warned, changed, exempt

    var words: String {
      switch self {
      case .refused: "would be refused"
      case .warned: "warned about"
      case .changed: "changed"
      case .exempt: "exempt"
      }
    }

    var key: StaticString {
      switch self {
      case .refused: "refused"
      case .warned: "warned"
      case .changed: "changed"
      case .exempt: "exempt"
      }
    }

    func holds(_ entry: Rehearsal.Entry) -> Bool {
      switch self {
      case .refused: !entry.decision.isAllowed
      case .warned: entry.decision.isAllowed && !entry.decision.warning.isEmpty
      case .changed: entry.patch != nil
      case .exempt: entry.decision.exemption != nil
      }
    }
  }

  private static func lines(_ entry: Rehearsal.Entry) -> [String] {
    var lines: [String] = []
    let decision = entry.decision
    if !decision.isAllowed {
      lines.append("refused  \(name(entry))")
      lines += AnswerText.message(decision).split(separator: "\n").dropFirst().map { "         \($0)" }
    } else if !decision.warning.isEmpty {
      lines.append("warned   \(name(entry)): \(ids(decision.warning))")
    } else if !decision.audited.isEmpty {
      lines.append("audited  \(name(entry)): \(ids(decision.audited))")
    }
    if let patch = entry.patch {
      lines.append("changed  \(name(entry)): \(patch.checks.joined(separator: ", "))")
    }
    return lines
  }

  private static func write(_ entry: Rehearsal.Entry, _ json: inout JSONWriter) {
    json.field("apiVersion", entry.object.apiVersion)
    json.field("kind", entry.object.kind)
    json.field("namespace", entry.object.namespace)
    json.field("name", entry.object.name)
    json.field("file", entry.object.node.tree.source.name)
    json.field("outcome", entry.decision.outcome)
    list("refused", entry.decision.refusing.map(\.check), &json)
    list("warned", entry.decision.warning.map(\.check), &json)
    list("audited", entry.decision.audited.map(\.check), &json)
    list("waived", entry.decision.waived.map(\.finding.check), &json)
    list("changed", entry.patch?.checks ?? [], &json)
    let message = AnswerText.message(entry.decision)
    if !message.isEmpty { json.field("message", message) }
  }

  private static func list(_ key: StaticString, _ checks: [String], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in for check in Set(checks).sorted() { json.value(check) } }
  }

  private static func name(_ entry: Rehearsal.Entry) -> String {
    let object = entry.object
    let namespace = object.namespace.map { "\(AnswerText.plain($0, 63))/" } ?? ""
    let file = AnswerText.plain(object.node.tree.source.name, 300)
    return "\(AnswerText.plain(object.kind, 63)) \(namespace)\(AnswerText.plain(object.name, 253)) (\(file))"
  }

  private static func ids(_ findings: [Finding]) -> String {
    Set(findings.map(\.check)).sorted().joined(separator: ", ")
  }
}
