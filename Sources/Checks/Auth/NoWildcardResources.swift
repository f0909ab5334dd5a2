internal import Documents
internal import Findings
internal import Kubernetes

struct NoWildcardResources: RoleCheck {
  static let about = About(
    id: "auth/least-privilege",
    severity: .critical,
    title: "Name the resources of a role",
    why: """
      The star is every resource there is and will be, with every subresource: Secrets, pods/exec, \
      nodes/proxy.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "cluster-admin by another name",
        """
        - apiGroups: ["*"]
          resources: [⟦"*"⟧]
          verbs: ["*"]
        """),
      .role(
        "everything in a namespace, or the reading of it", severity: .high,
        """
        - apiGroups: [""]
          resources: [⟦"*"⟧]
          verbs: [get, create]
        - apiGroups: ["*"]
          resources: [⟦"*"⟧]
          verbs: [list]
        """),
      .clusterRole(
        "all of a group of its own", severity: .low,
        """
        - apiGroups: [example.com]
          resources: [⟦"*"⟧]
          verbs: [get, update]
        """),
    ],
    passes: [
      .clusterRole(
        "named",
        """
        - apiGroups: [""]
          resources: [pods, services]
          verbs: [get, list]
        """),
      .clusterRole(
        "one subresource of whatever",
        """
        - apiGroups: [apps]
          resources: ['*/scale']
          verbs: [get]
        """),
      Example(
        "the role of Kubernetes itself",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: cluster-admin
        rules:
        - apiGroups: ["*"]
          resources: ["*"]
          verbs: ["*"]
        """),
      Example(
        "aggregation overwrites what is written",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sum
        aggregationRule:
          clusterRoleSelectors:
          - matchLabels:
              example.com/sum: "true"
        rules:
        - apiGroups: ["*"]
          resources: ["*"]
          verbs: ["*"]
        """),
    ])

  let grant = Grant(verbs: .all, groups: .all, resources: .star)
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(.star) else { return }
    let isWide = !rule.groups.isDisjoint(with: [.core, .rbac, .star])
    let changes = !rule.verbs.isSubset(of: [.get, .list, .watch, .other])
    let groups = rule.groupNodes.contains { $0.textIs("*") } ? "of every API group" : "of its API groups"
    report(
      "grants \(rule.verbWords(.all)) on every resource \(groups)", at: .value(place),
      severity: !isWide ? .low : changes && role.reach == .cluster ? .critical : .high,
      discriminator: rule.groupNodes.compactMap(\.text).joined(separator: ","),
      remedy: .advice("Name the resources that are needed"))
  }
}
