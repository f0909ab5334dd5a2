internal import AccessControl
internal import Documents
internal import Findings
internal import Kubernetes

struct AggregatedPower: ObjectCheck {
  static let about = About(
    id: "auth/least-privilege/aggregated",
    severity: .high,
    title: "Add no power to edit and admin",
    why: """
      By its label a ClusterRole becomes part of edit or admin: everybody who has one of these, in whatever \
      namespace, is given its rules at once, and no binding shows it.
      """,
    scope: .kinds(["ClusterRole"]),
    fails: [
      role(
        "pods may be debugged", "edit: ⟦\"true\"⟧",
        """
        - apiGroups: [""]
          resources: [pods/ephemeralcontainers]
          verbs: [patch]
        """)
    ],
    passes: [
      role(
        "what edit has already", "edit: \"true\"",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get, list]
        """),
      role(
        "resources of its own", "admin: \"true\"",
        """
        - apiGroups: [widgets.example.com]
          resources: [widgets]
          verbs: ["*"]
        """),
      role(
        "the label is switched off", "edit: \"false\"",
        """
        - apiGroups: [""]
          resources: [pods/ephemeralcontainers]
          verbs: [patch]
        """),
    ])

  private static func role(_ title: String, _ label: String, _ rules: String) -> Example {
    Example(
      title,
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: addition
        labels:
          rbac.authorization.k8s.io/aggregate-to-\(label)
      rules:
      \(rules)
      """)
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = context.accessRole(object), let (target, label) = target(of: role) else {
      return
    }
    let held = DefaultObjects.rules(of: target)
    for permission in RiskyPermission.all
    where !permission.isForCluster && permission.inNamespace ?? .low >= .high {
      guard let rule = role.rules.first(where: { meets(permission, $0, in: context) }), !role.isDefault(rule),
        !held.contains(where: { meets(permission, $0, in: context) })
      else { continue }
      report(
        "gives everybody who has \(target) the right to \(permission.words)", at: .value(label),
        discriminator: permission.id, remedy: .advice("Remove the label, or the rule"))
    }
  }

  private func meets(_ permission: RiskyPermission, _ rule: PolicyRule, in context: Context) -> Bool {
    permission.needs[0].contains { $0.isMet(by: rule, in: context.version) }
  }

  /// The least of the two roles that the labels add to.
  private func target(of role: AccessRole) -> (name: String, label: Node)? {
    guard let labels = role.object.metadata?.given("labels") else { return nil }
    for name in ["edit", "admin"] {
      if let label = labels[key: "rbac.authorization.k8s.io/aggregate-to-\(name)"], label.textIs("true") {
        return (name, label)
      }
    }
    return nil
  }
}
