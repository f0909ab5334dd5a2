internal import Documents
internal import Findings
internal import Kubernetes

struct ViewersOnlyView: ObjectCheck {
  static let about = About(
    id: "auth/least-privilege/viewers",
    severity: .high,
    title: "Add to the role view only what shows no secrets",
    why: """
      The role view is given to many because it changes nothing and shows no Secrets. A label on another \
      role takes that from all who hold it.
      """,
    scope: .kinds(["ClusterRole"]),
    fails: [
      Example(
        "Secrets",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: shop-view
          labels:
            rbac.authorization.k8s.io/aggregate-to-view: ⟦"true"⟧
        rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [list]
        """),
      Example(
        "commands in containers",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: shop-view
          labels:
            rbac.authorization.k8s.io/aggregate-to-view: ⟦"true"⟧
        rules:
        - apiGroups: [""]
          resources: [pods/exec]
          verbs: [create]
        """),
    ],
    passes: [
      Example(
        "kinds of an operator",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: shop-view
          labels:
            rbac.authorization.k8s.io/aggregate-to-view: "true"
        rules:
        - apiGroups: [example.com]
          resources: [shops]
          verbs: [get, list]
        """),
      Example(
        "Secrets for nobody else",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: shop-view
        rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [list]
        """),
      Example(
        "switched off",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: shop-view
          labels:
            rbac.authorization.k8s.io/aggregate-to-view: "false"
        rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [list]
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = context.accessRole(object), !role.resources.isDisjoint(with: Self.secret),
      role.groups.contains(.core), let label = role.viewLabel,
      let rule = role.rules.first(where: {
        !$0.resources.isDisjoint(with: Self.secret) && $0.groups.contains(.core) && $0.names == .any
          && !role.isDefault($0)
      })
    else { return }
    report(
      "gives everybody who may view \(rule.verbWords(.all)) on \(rule.resourceWords(Self.secret))",
      at: .value(label),
      remedy: .advice("Remove the label, or the rule"))
  }

  private static let secret: Resources = [
    .secrets, .exec, .attach, .ephemeralContainers, .tokens, .star,
  ]
}
