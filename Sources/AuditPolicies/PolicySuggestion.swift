internal import Kubernetes

/// The rules that a policy lacks for its gaps, to be put before all others.
public struct PolicySuggestion: Sendable {
  /// YAML of rules, ready to be inserted below `rules:`; empty where nothing is missing.
  public let text: String

  private struct Key: Hashable {
    let level: Int
    let verbs: String
  }

  public init(_ sights: [PolicySight]) {
    var verbsOf: [String: Set<String>] = [:]
    var levelOf: [String: AuditPolicy.Level] = [:]
    var needsRest = false
    for gap in sights.flatMap(\.gaps) where gap.stage == nil {
      guard !gap.request.resource.isEmpty else {
        needsRest = true
        continue
      }
      let level = PolicySuggestion.held(gap.needed, for: gap.request)
      guard gap.level < level else { continue }
      let place = "\(gap.request.group) \(gap.request.resource)"
      verbsOf[place, default: []].insert(gap.request.verb)
      levelOf[place] = max(levelOf[place] ?? .none, level)
    }
    var groups: [Key: [String: [String]]] = [:]
    for (place, level) in levelOf {
      let parts = place.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let key = Key(level: level.rawValue, verbs: (verbsOf[place] ?? []).sorted().joined(separator: ", "))
      groups[key, default: [:]][parts[0], default: []].append(parts[1])
    }
    var lines: [String] = []
    for key in groups.keys.sorted(by: { ($0.level, $0.verbs) < ($1.level, $1.verbs) }) {
      lines.append("- level: \(["None", "Metadata", "Request", "RequestResponse"][key.level])")
      lines.append("  verbs: [\(key.verbs)]")
      lines.append("  resources:")
      for (group, resources) in (groups[key] ?? [:]).sorted(by: { $0.key < $1.key }) {
        lines.append("  - group: \"\(group)\"")
        lines.append("    resources: [\(resources.sorted().joined(separator: ", "))]")
      }
    }
    if needsRest { lines += ["# and at the end of all rules:", "- level: Metadata"] }
    text = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// What may be recorded of secrets without writing them into the log.
  private static func held(_ level: AuditPolicy.Level, for request: AuditPolicy.Request) -> AuditPolicy.Level
  {
    switch request.resource {
    case "secrets", "configmaps": .metadata
    case "serviceaccounts/token": min(level, .request)
    default: level
    }
  }
}
