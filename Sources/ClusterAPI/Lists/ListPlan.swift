/// The lists that are asked for, in the order of the snapshot: what owns comes before what is owned, so that a
/// report names the owner first.
public struct ListPlan: Sendable {
  public struct Target: Sendable, Hashable {
    public let resource: ServedResource
    /// Nil for the whole cluster.
    public let namespace: String?
    /// Names, labels and annotations only.
    public let isMetadataOnly: Bool

    /// The permission that it takes: `list secrets in the whole cluster`.
    public var permission: String {
      "list \(resource.qualifiedName) \(namespace.map { "in namespace \($0)" } ?? "in the whole cluster")"
    }
  }

  public let targets: [Target]

  /// - Parameters:
  ///   - namespace: Only what lies in it is asked for; nil for everything.
  ///   - readsSecrets: The type of Secrets and the names of their entries are wanted, too.
  public init(
    _ discovery: Discovery, for purpose: WantedResources.Purpose = .everything, namespace: String? = nil,
    readsSecrets: Bool = false
  ) {
    let served = discovery.resources.filter { WantedResources.contains($0, for: purpose) }
    // A namespaced resource has the rights of a namespace's reader; another one has not.
    let wanted = served.filter { namespace == nil || $0.isNamespaced }
    targets = wanted.sorted { Self.rank($0) < Self.rank($1) }.map { resource in
      Target(
        resource: resource, namespace: namespace,
        isMetadataOnly: resource.group.isEmpty && resource.name == "secrets" && !readsSecrets)
    }
  }

  private static func rank(_ resource: ServedResource) -> (Int, String, String) {
    let last = ["replicasets", "jobs", "pods"].firstIndex(of: resource.name)
    return (last.map { $0 + 1 } ?? 0, resource.group, resource.name)
  }
}
