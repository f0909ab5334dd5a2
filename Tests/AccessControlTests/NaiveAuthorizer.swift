import AccessControl

/// The semantics of RBAC word for word, over plain values: what the engine is held against.
struct NaiveAuthorizer {
  let cluster: RandomCluster

  func allows(_ request: AccessRequest, user: String, groups: [String]) -> Bool {
    if groups.contains("system:masters") { return true }
    for binding in cluster.bindings {
      guard binding.isClusterWide || (request.namespace ?? "") == binding.namespace else { continue }
      let isNamed = binding.subjects.contains { subject in
        switch subject.kind {
        case "User": return subject.name == user
        case "Group": return groups.contains(subject.name)
        default:
          let namespace = subject.namespace.isEmpty ? binding.namespace : subject.namespace
          return !namespace.isEmpty && user == "system:serviceaccount:\(namespace):\(subject.name)"
        }
      }
      guard isNamed else { continue }
      for role in cluster.roles
      where role.name == binding.role && role.isClusterRole == binding.refersToClusterRole
        && (role.isClusterRole || role.namespace == binding.namespace)
      {
        if rules(of: role).contains(where: { allows($0, request) }) { return true }
      }
    }
    return false
  }

  /// Repeats what the controller does until nothing changes, beginning with no rules.
  private func rules(of role: RandomCluster.Role) -> [RandomCluster.Rule] {
    guard !role.selected.isEmpty else { return role.rules }
    var reached: Set<String> = []
    var count = -1
    var frontier = role.selected
    while count != reached.count {
      count = reached.count
      for other in cluster.roles where other.isClusterRole && other.label.map(frontier.contains) ?? false {
        reached.insert(other.name)
        frontier += other.selected
      }
    }
    return cluster.roles.filter { $0.isClusterRole && $0.selected.isEmpty && reached.contains($0.name) }
      .flatMap(\.rules)
  }

  private func allows(_ rule: RandomCluster.Rule, _ request: AccessRequest) -> Bool {
    guard rule.verbs.contains("*") || rule.verbs.contains(request.verb) else { return false }
    switch request.target {
    case .path(let path):
      return rule.paths.contains { pattern in
        guard pattern.hasSuffix("*") else { return pattern == path }
        var start = pattern[...]
        while start.hasSuffix("*") { start.removeLast() }
        return path.hasPrefix(start)
      }
    case .resource(let group, let resource, let subresource, _, let name):
      let whole = subresource.isEmpty ? resource : resource + "/" + subresource
      return (rule.groups.contains("*") || rule.groups.contains(group))
        && rule.resources.contains {
          $0 == "*" || $0 == whole || !subresource.isEmpty && $0 == "*/" + subresource
        }
        && (rule.names.isEmpty || rule.names.contains(name))
    }
  }
}
