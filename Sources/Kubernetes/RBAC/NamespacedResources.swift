internal import Documents

extension PolicyRule {
  /// Whether all that the rule grants is known to lie in namespaces: resources of Kubernetes itself. Of
  /// others only their definition says so.
  public var isForNamespacesOnly: Bool {
    guard !isForPaths, resourceNodes.contains(where: { _ in true }) else { return false }
    return groupNodes.allSatisfy { $0.withText { Self.groupsWithNamespaced.bits(of: $0) != nil } ?? false }
      && resourceNodes.allSatisfy { node in
        node.withText { text in
          let end = text.firstIndex(of: UInt8(ascii: "/")) ?? text.count
          return Self.namespaced.bits(of: UnsafeBufferPointer(rebasing: text[..<end])) != nil
        } ?? false
      }
  }

  private static let groupsWithNamespaced = WordTable<Verbs>(
    ([
      "", "apps", "batch", "networking.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "autoscaling",
      "policy", "rbac.authorization.k8s.io", "events.k8s.io",
    ] as [StaticString]).map { ($0, []) })

  /// Source: the API reference of Kubernetes 1.36, `kubectl api-resources --namespaced`.
  private static let namespaced = WordTable<Verbs>(
    ([
      "pods", "services", "endpoints", "configmaps", "secrets", "serviceaccounts", "persistentvolumeclaims",
      "replicationcontrollers", "events", "limitranges", "resourcequotas", "deployments", "statefulsets",
      "daemonsets", "replicasets", "controllerrevisions", "jobs", "cronjobs", "ingresses", "networkpolicies",
      "leases", "endpointslices", "horizontalpodautoscalers", "poddisruptionbudgets", "roles", "rolebindings",
    ] as [StaticString]).map { ($0, []) })
}
