public import Assessment
public import Connectivity

/// The difference of two networks as text, CSV and JSON (`Schemas/network-diff-v1.schema.json`).
public struct DifferenceReport: Sendable {
  private let difference: NetworkDifference

  public init(_ difference: NetworkDifference) { self.difference = difference }

  public func writeText(style: Style, to output: Output) {
    let opened = difference.changes.count { Self.kind($0) == "added" }
    let closed = difference.changes.count { Self.kind($0) == "removed" }
    let changed = difference.changes.count - opened - closed
    guard !difference.isEmpty else {
      return output.write(style.good("Nothing differs") + ": who reaches whom is the same.\n")
    }
    output.write(
      style.bold("\(Wording.counted(opened, "way")) opened, \(closed) closed, \(changed) changed.") + "\n")
    for title in difference.added { output.write("  new workload \(Wording.plain(title))\n") }
    for title in difference.removed { output.write("  workload \(Wording.plain(title)) is gone\n") }
    for (kind, mark, heading) in [
      ("added", "+", "opened"), ("changed", "~", "changed"), ("removed", "-", "closed"),
    ] {
      let part = difference.changes.filter { Self.kind($0) == kind }
      if !part.isEmpty { output.write("\n\(heading)\n") }
      for change in part {
        let ports =
          kind == "changed"
          ? "\(NetworkMapText.ports(change.old)), now \(NetworkMapText.ports(change.new))"
          : NetworkMapText.ports(kind == "added" ? change.new : change.old)
        output.write(
          "  \(mark) \(Self.plain(change.source)) -> \(Self.plain(change.destination))  \(ports)\n")
      }
    }
  }

  public func writeCSV(to output: Output) {
    output.write(CSVText.row(["change", "src", "dst", "old", "new"]))
    for change in difference.changes where !output.isClosed {
      output.write(
        CSVText.row([
          Self.kind(change), Self.title(change.source), Self.title(change.destination), "\(change.old)",
          "\(change.new)",
        ]))
    }
  }

  public func writeJSON(toolVersion: String, old: NetworkReading, new: NetworkReading, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.field("hostNetwork", new.connectivity.hostNetwork.rawValue)
        json.key("complete")
        json.value(old.connectivity.isComplete && new.connectivity.isComplete)
        json.key("changes")
        json.array { json in
          for change in difference.changes where !json.isUnread {
            json.lineBreak()
            json.object { json in
              json.field("change", Self.kind(change))
              json.field("src", Self.title(change.source))
              json.field("dst", Self.title(change.destination))
              json.field("old", change.old.description)
              json.field("new", change.new.description)
            }
          }
        }
        json.key("addedWorkloads")
        json.array { json in for title in difference.added { json.value(title) } }
        json.key("removedWorkloads")
        json.array { json in for title in difference.removed { json.value(title) } }
        json.gaps(old.unassessed + new.unassessed, old.errors + new.errors)
      }
    }
  }

  private static func kind(_ change: NetworkDifference.Change) -> String {
    if change.old.isEmpty { return "added" }
    return change.new.isEmpty ? "removed" : "changed"
  }

  private static func title(_ end: NetworkEndName) -> String {
    switch end {
    case .workload(let title): title
    case .addresses(let interval): "\(interval)[External]"
    case .ingressController: "{ingress-controller}"
    }
  }

  private static func plain(_ end: NetworkEndName) -> String {
    if case .addresses(let interval) = end { return PeerTitle.plain(interval) }
    return Wording.plain(title(end))
  }
}
