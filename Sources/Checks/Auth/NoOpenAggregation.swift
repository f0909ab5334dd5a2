internal import Documents
internal import Findings
internal import Kubernetes

struct NoOpenAggregation: ObjectCheck {
  static let about = About(
    id: "auth/least-privilege/aggregation",
    severity: .critical,
    title: "Aggregate roles by a label",
    why: """
      A selector that asks for nothing takes in every ClusterRole: cluster-admin, and those that are \
      installed tomorrow.
      """,
    scope: .kinds(["ClusterRole"]),
    fails: [
      Example(
        "an empty selector",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sum
        aggregationRule:
          clusterRoleSelectors:
          - ⟦{}⟧
        rules: []
        """),
      Example(
        "no labels in it",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sum
        aggregationRule:
          clusterRoleSelectors:
          - ⟦matchLabels⟧: {}
        rules: []
        """),
    ],
    passes: [
      Example(
        "a label",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sum
        aggregationRule:
          clusterRoleSelectors:
          - matchLabels:
              example.com/sum: "true"
        rules: []
        """),
      Example(
        "no selectors",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sum
        aggregationRule:
          clusterRoleSelectors: []
        rules: []
        """),
      Example(
        "null",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sum
        aggregationRule:
        rules: []
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let aggregation = object.node.given("aggregationRule") else { return }
    for selector in aggregation.items("clusterRoleSelectors")
    where selector.isMapping && (selector.given("matchLabels")?.count ?? 0) == 0
      && (selector.given("matchExpressions")?.count ?? 0) == 0
    {
      report(
        "takes in the rules of every ClusterRole, cluster-admin among them", at: .value(selector),
        remedy: .advice("Select the roles by a label of their own"))
    }
  }
}
