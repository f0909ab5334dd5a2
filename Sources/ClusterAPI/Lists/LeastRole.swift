/// The least role that a full reading takes, as YAML.
public struct LeastRole: Sendable {
  /// Nil for the whole cluster.
  public var namespace: String?
  public var includesSecrets = true

  public init() {}

  public var text: String {
    var text = """
      # What `bulwark scan --cluster` takes: to list, and nothing else. To read /version and to ask what the server
      # serves is granted to everybody who is known (system:discovery).
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(namespace == nil ? "ClusterRole" : "Role")
      metadata:
        name: bulwark-scan

      """
    if let namespace { text += "  namespace: \(namespace)\n" }
    text += "rules:\n"
    for row in WantedResources.rows {
      let names = row.names.filter(isIncluded)
      if !names.isEmpty { text += rule(row.group, names) }
    }
    if includesSecrets {
      text +=
        "# Bulwark asks for the metadata of Secrets only; to Kubernetes the right to list them is that to read\n"
      text += "# them. `--without-secrets` leaves it out; the scan then says what it could not judge.\n"
      text += rule("", ["secrets"])
    }
    return text
  }

  private func isIncluded(_ name: String) -> Bool {
    name != "secrets" && (namespace == nil || !WantedResources.clusterScoped.contains(name))
  }

  private func rule(_ group: String, _ names: [String]) -> String {
    "- apiGroups: [\"\(group)\"]\n  resources: [\(names.joined(separator: ", "))]\n  verbs: [list]\n"
  }
}
