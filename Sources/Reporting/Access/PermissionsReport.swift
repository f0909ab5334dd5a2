public import AccessControl
public import Assessment
internal import Kubernetes

/// What a subject can do, for `bulwark rbac permissions`.
public struct PermissionsReport: AccessAnswer {
  private let subject: AccessSubject
  private let groups: [String]
  private let grants: [AccessGrant]
  private let reading: Report

  /// - Parameter groups: The groups that were counted besides those that Kubernetes adds.
  public init(_ subject: AccessSubject, groups: [String], _ grants: [AccessGrant], reading: Report) {
    self.subject = subject
    self.groups = groups
    self.grants = grants
    self.reading = reading
  }

  public func write(to output: Output, style: Style) {
    output.write("\(style.bold(sentence))\n\n")
    var chain = AccessChain(style: style)
    for grants in grants.runs({ $0.scope == $1.scope }) where !output.isClosed {
      guard let scope = grants.first?.scope else { continue }
      output.write("\(style.bold(Wording.scope(scope)))\n\n")
      for grant in grants {
        let through =
          grant.subject == subject ? "" : style.dim("  as a member of \(Wording.subject(grant.subject))")
        output.write("\(Wording.rule(grant.rule))\(through)\n")
        chain.write(grant, to: output)
        output.write("\n")
      }
    }
    AccessClosing([reading]).write(to: output, style: style)
  }

  private var sentence: String {
    let who = Wording.subject(subject)
    guard !grants.isEmpty else { return "\(who) can do nothing, as far as the input tells." }
    if subject == AccessSubject(group: "system:masters") {
      return "\(who) can do everything: the API server asks no role about it."
    }
    let rules = Wording.counted(grants.count, "rule")
    let bindings = Wording.counted(Set(grants.map { ObjectIdentifier($0.binding) }).count, "binding")
    let isFull = grants.contains { $0.scope == .cluster && $0.rule.grantsEverything }
    return isFull
      ? "\(who) can do everything: it is cluster-admin, by name or in effect."
      : "\(who) can do what \(rules) of \(bindings) say."
  }

  public func writeJSON(to output: Output, toolVersion: String) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.key("subject")
        json.access(subject)
        json.key("groups")
        json.strings(subject.impliedGroups + groups)
        json.key("grants")
        json.array { json in for grant in grants { json.access(grant, withSubject: true) } }
        json.gaps(reading.unassessed, reading.errors)
      }
    }
  }

  public func writeCSV(to output: Output) {
    output.write(CSVText.row(AccessCSV.columns))
    for grant in grants { output.write(CSVText.row(AccessCSV.fields(grant))) }
  }
}
