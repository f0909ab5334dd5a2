public import Kubernetes

extension AccessQuery {
  /// The question as people put it: `get`, `pods/log`, `deployments.apps`, `/metrics`.
  ///
  /// - Parameters:
  ///   - resource: A resource as kubectl takes it, with a subresource behind a slash, or a path.
  ///   - resources: What the words may mean.
  public init(
    verb: String, resource: String, namespace: String? = nil, name: String? = nil,
    among resources: APIResources
  ) {
    if resource.hasPrefix("/") {
      self.init(verb: verb, .path(resource))
      return
    }
    let parts = resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    let subresource = parts.count > 1 ? parts[1] : ""
    self.init(
      verb: verb, .resources(Self.targets(parts[0], subresource, resources)), namespace: namespace, name: name
    )
  }

  private static func targets(_ word: String, _ subresource: String, _ resources: APIResources) -> [Resource]
  {
    guard word != "*" else {
      return [Resource(group: "*", name: "*", subresource: subresource, isNamespaced: true)]
    }
    let known = resources.named(word)
    guard let first = known.first else {
      let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
      return [
        Resource(
          group: parts.count > 1 ? parts[1] : nil, name: parts.first ?? word, subresource: subresource,
          isNamespaced: true)
      ]
    }
    // Where several groups have the name, the first is meant, as kubectl does; but events are the same objects
    // in both of theirs.
    let meant = first.name == "events" ? known.filter { $0.name == "events" } : [first]
    return meant.map {
      Resource(group: $0.group, name: $0.name, subresource: subresource, isNamespaced: $0.isNamespaced)
    }
  }

  /// "get secrets db in namespace shop".
  public var words: String {
    switch target {
    case .path(let path): return "\(verb) \(path)"
    case .resources(let resources):
      var words = "\(verb) \(resources.first?.path ?? "")"
      if let name { words += " \(name)" }
      if let namespace, resources.contains(where: \.isNamespaced) { words += " in namespace \(namespace)" }
      return words
    }
  }

  /// The resource is in none of the known groups: its name alone is matched.
  public var isOfUnknownResource: Bool {
    guard case .resources(let resources) = target else { return false }
    return resources.contains { $0.group == nil }
  }
}
