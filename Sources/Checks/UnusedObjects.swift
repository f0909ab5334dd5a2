internal import AccessControl
internal import Documents
internal import Findings
internal import Kubernetes

/// Looks for objects of a live cluster that nothing uses. In files this cannot be told: the rest may lie elsewhere.
enum UnusedObjects {
  /// Whether an object may be asked about: somebody has made it by hand, or by a tool, and it is of no part of
  /// Kubernetes.
  static func isAsked(_ object: KubernetesObject, in context: Context) -> Bool {
    object.role == .manifest && object.group.isEmpty && context.inventory.isWholeCluster
      && !NamespaceIsolation.isSystem(object) && object.metadata?.given("ownerReferences")?.firstChild == nil
  }

  /// Whether the pods of a namespace may read an object of it through the API: what they do read, nobody sees.
  static func isInReach(_ object: KubernetesObject, _ resource: String, in context: Context) -> Bool {
    guard let namespace = object.namespace else { return true }
    let accounts = context.access.runningAccounts[namespace] ?? []
    let request = AccessRequest(
      verb: "get",
      .resource(group: "", resource: resource, subresource: "", namespace: namespace, name: object.name))
    return accounts.contains { account in
      let subject = AccessSubject(account: account, in: namespace)
      return context.authorizer.allows(
        request, user: "system:serviceaccount:\(namespace):\(account)",
        groups: subject.impliedGroups)
    }
  }
}

extension Example {
  /// Objects of the namespace `shop` of a cluster that was read as a whole, with one Deployment, `web`.
  static func cluster(_ title: String, _ objects: String, podSpec: String = "") -> Example {
    Example(
      title,
      """
      apiVersion: cluster.bulwark.dev/v1
      kind: ClusterSurvey
      metadata: {name: cluster}
      serverVersion: v1.37.1
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            containers: [{name: web, image: "example.com/web:1"}]

      """ + podSpec.split(separator: "\n").map { "      \($0)\n" }.joined() + "---\n" + objects)
  }
}
