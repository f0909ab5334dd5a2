internal import Documents
internal import Findings
internal import Kubernetes

struct NoWildcardPaths: ObjectCheck {
  static let about = About(
    id: "auth/least-privilege/paths",
    severity: .medium,
    title: "Name the paths of a role",
    why: "Beside health and version lie the profiles, the logs and the metrics of the API server.",
    scope: .kinds(["ClusterRole"]),
    fails: [
      .clusterRole(
        "all",
        """
        - nonResourceURLs: [⟦'*'⟧]
          verbs: [get]
        """),
      .clusterRole(
        "all, in other words",
        """
        - nonResourceURLs: [/version, ⟦'/*'⟧]
          verbs: ['*']
        """),
    ],
    passes: [
      .clusterRole(
        "named",
        """
        - nonResourceURLs: [/metrics, '/healthz/*']
          verbs: [get]
        """),
      .clusterRole(
        "resources",
        """
        - apiGroups: [""]
          resources: ['*']
          verbs: [get]
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = context.accessRole(object) else { return }
    for rule in role.rules where rule.isForPaths {
      guard let path = rule.pathNodes.first(where: { $0.textIs("*") || $0.textIs("/*") }),
        !role.isDefault(rule)
      else { continue }
      report(
        "grants \(rule.verbWords(.all)) on every path of the API server", at: .value(path),
        remedy: .advice("Name the paths that are needed: /metrics, /healthz"))
    }
  }
}
