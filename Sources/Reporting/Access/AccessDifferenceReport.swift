public import AccessControl
public import Assessment
internal import Kubernetes

/// What changed for whom between two inputs, for `bulwark rbac diff`.
public struct AccessDifferenceReport: AccessAnswer {
  private let difference: AccessDifference
  /// What was read of each side.
  private let readings: [Report]

  public init(_ difference: AccessDifference, readings: [Report]) {
    self.difference = difference
    self.readings = readings
  }

  public func write(to output: Output, style: Style) {
    output.write("\(style.bold(sentence))\n\n")
    var chain = AccessChain(style: style)
    for (changes, sign) in [(difference.gained, "+"), (difference.lost, "-")] {
      for change in changes where !output.isClosed {
        let verb = sign == "+" ? "can now" : "can no longer"
        let mark = sign == "+" ? style.error(sign) : style.good(sign)
        output.write("\(mark) \(style.bold(Wording.subject(change.subject))) \(verb) \(words(change)):\n")
        chain.write(change.grant, to: output)
        output.write("\n")
      }
    }
    AccessClosing(readings).write(to: output, style: style)
  }

  private var sentence: String {
    let (gained, lost) = (difference.gained, difference.lost)
    if gained.isEmpty, lost.isEmpty { return "Nobody can do more or less than before." }
    func side(_ changes: [AccessDifference.Change]) -> String {
      Wording.counted(Set(changes.map(\.subject)).count, "subject")
    }
    if lost.isEmpty { return "\(side(gained)) can do more than before." }
    if gained.isEmpty { return "\(side(lost)) can do less than before, and none more." }
    return "\(side(gained)) can do more than before, and \(side(lost)) less."
  }

  private func words(_ change: AccessDifference.Change) -> String {
    let verbs = change.verbs.map { $0 == "*" ? "do everything with" : Wording.plain($0) }.joined(
      separator: ", ")
    let words = change.resources.map(Wording.plain).joined(separator: ", ")
    let resource =
      change.isPath ? "the paths \(words)" : change.resources == ["*"] ? "all resources" : words
    let group =
      change.group.isEmpty
      ? "" : change.group == "*" ? " of all API groups" : " of \(Wording.plain(change.group))"
    return
      "\(verbs) \(resource)\(group)\(Wording.names(change.name.map { [$0] })) \(Wording.scope(change.scope))"
  }

  public func writeJSON(to output: Output, toolVersion: String) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        for (key, changes) in [("gained", difference.gained), ("lost", difference.lost)]
          as [(StaticString, [AccessDifference.Change])]
        {
          json.key(key)
          json.array { json in for change in changes { write(change, &json) } }
        }
        for (key, reading) in zip(["old", "new"] as [StaticString], readings) {
          json.key(key)
          json.object { json in json.gaps(reading.unassessed, reading.errors) }
        }
      }
    }
  }

  private func write(_ change: AccessDifference.Change, _ json: inout JSONWriter) {
    json.lineBreak()
    json.object { json in
      json.key("subject")
      json.access(change.subject)
      json.scope(change.scope)
      json.key("verbs")
      json.strings(change.verbs)
      json.field("group", change.isPath ? nil : change.group)
      json.key("resources")
      json.strings(change.isPath ? [] : change.resources)
      json.key("paths")
      json.strings(change.isPath ? change.resources : [])
      json.field("name", change.name)
      json.key("grant")
      json.access(change.grant)
    }
  }

  public func writeCSV(to output: Output) {
    output.write(
      CSVText.row(
        [
          "change", "subject_kind", "subject_namespace", "subject_name", "scope", "namespace", "verbs",
          "api_group",
        ]
          + ["resources", "paths", "name", "binding", "role"]))
    for (changes, word) in [(difference.gained, "gained"), (difference.lost, "lost")] {
      for change in changes {
        let group = change.isPath ? "" : change.group.isEmpty ? "core" : change.group
        output.write(
          CSVText.row(
            [word] + AccessCSV.subject(change.subject) + AccessCSV.scope(change.scope) + [
              AccessCSV.words(change.verbs), group, change.isPath ? "" : AccessCSV.words(change.resources),
              change.isPath ? AccessCSV.words(change.resources) : "", change.name ?? "",
              change.grant.binding.object.name,
              change.grant.role.object.name,
            ]))
      }
    }
  }
}
