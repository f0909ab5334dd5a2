internal import Documents
internal import Kubernetes

/// What one rule says to a question.
enum RuleAnswer {
  case refuses
  case allows
  /// Only for the objects of these names.
  case allowsNamed([String])
}

extension PolicyRule {
  func answer(_ query: AccessQuery) -> RuleAnswer {
    guard hasVerb(query.verb) else { return .refuses }
    switch query.target {
    case .path(let path): return covers(path: path) ? .allows : .refuses
    case .resources(let resources):
      guard let resource = resources.first(where: { hasGroup($0.group) && covers($0.name, $0.subresource) })
      else { return .refuses }
      return answer(query, on: resource)
    }
  }

  private func answer(_ query: AccessQuery, on resource: AccessQuery.Resource) -> RuleAnswer {
    guard names != .any else { return .allows }
    if let name = query.name { return nameNodes.contains { $0.equals(name) } ? .allows : .refuses }
    let verbs = Verbs(query.verb)
    let isCollection = resource.subresource.isEmpty && !verbs.isDisjoint(with: .nameless)
    // Requests without a name pass an entry that is empty. Those that can carry one (a list by a field
    // selector, a server-side apply that creates) pass the entry of that name.
    if names == .givenWithEmpty, isCollection { return .allows }
    if isCollection, verbs == .deleteCollection { return .refuses }
    let given = nameNodes.compactMap(\.text).filter { !$0.isEmpty }
    return given.isEmpty ? .refuses : .allowsNamed(given)
  }
}

extension AccessBinding {
  /// Whether what it grants can reach a request of the question. A RoleBinding that names no namespace may
  /// be meant for any.
  func reaches(_ query: AccessQuery) -> Bool {
    guard !isClusterWide else { return true }
    guard case .resources(let resources) = query.target else { return false }
    return resources.contains { resource in
      if resource.isNamespaced || query.isOfRoleToBind(resource) {
        return query.namespace == nil || isIn(query.namespace)
      }
      // A namespace lies in itself, for requests that name it: lists and new ones name none.
      guard resource.name == "namespaces", resource.group?.isEmpty ?? true,
        query.verb != "create", query.verb != "list", query.verb != "deletecollection"
      else { return false }
      return query.name == nil || isIn(query.name)
    }
  }

  private func isIn(_ namespace: String?) -> Bool {
    object.namespace == nil || object.namespace == namespace
  }
}

extension AccessQuery {
  /// Whether it asks for the right to bind a ClusterRole, which RoleBindings need in their namespace.
  fileprivate func isOfRoleToBind(_ resource: Resource) -> Bool {
    verb == "bind" && resource.name == "clusterroles" && resource.subresource.isEmpty
  }
}
