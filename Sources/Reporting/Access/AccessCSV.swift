internal import AccessControl
internal import Assessment
internal import Documents
internal import Kubernetes

/// The columns of answers about access as comma-separated values, one grant a row.
enum AccessCSV {
  static let columns = [
    "subject_kind", "subject_namespace", "subject_name", "scope", "namespace", "names", "binding_kind",
    "binding",
    "role_kind", "role", "rule_role", "verbs", "api_groups", "resources", "paths", "file", "line", "column",
  ]

  static func fields(_ grant: AccessGrant) -> [String] {
    let source = grant.rule.node.tree.source
    let position = source.position(at: grant.rule.node.range.lowerBound)
    let hasNoPlace = grant.isOfDefaultRole || source.isLive
    return subject(grant.subject) + scope(grant.scope) + [
      words(grant.names ?? []), grant.binding.object.kind, grant.binding.object.name, grant.role.object.kind,
      grant.role.object.name, grant.source.object.name, words(grant.rule.verbNodes.compactMap(\.text)),
      words(grant.rule.groupNodes.compactMap { $0.text.map { $0.isEmpty ? "core" : $0 } }),
      words(grant.rule.resourceNodes.compactMap(\.text)), words(grant.rule.pathNodes.compactMap(\.text)),
      hasNoPlace ? "" : source.name, hasNoPlace ? "" : String(position.line),
      hasNoPlace ? "" : String(position.column),
    ]
  }

  static func subject(_ subject: AccessSubject) -> [String] {
    [subject.kind.rawValue, subject.namespace ?? "", subject.name]
  }

  static func scope(_ scope: AccessGrant.Scope) -> [String] {
    switch scope {
    case .cluster: ["cluster", ""]
    case .namespace(let name): ["namespace", name ?? ""]
    }
  }

  static func words(_ words: [String]) -> String { words.joined(separator: " ") }
}
