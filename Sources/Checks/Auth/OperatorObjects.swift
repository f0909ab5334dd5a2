internal import AccessControl
internal import Findings
internal import Kubernetes

struct OperatorObjects: PermissionCheck {
  static let about = About(
    id: "auth/least-privilege/operators",
    severity: .high,
    title: "Let few write what operators act on",
    why: """
      An operator runs what its objects say with its own rights: a Workflow or an Application is a pod with another
      name. A policy engine obeys whoever writes its policies.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "in the whole cluster",
        """
        - apiGroups: [argoproj.io]
          resources: [⟦applications⟧]
          verbs: [create, update]
        - apiGroups: [kyverno.io]
          resources: [⟦clusterpolicies⟧]
          verbs: ['*']
        """),
      .role(
        "in a namespace", severity: .medium,
        """
        - apiGroups: [tekton.dev]
          resources: [tasks, ⟦taskruns⟧]
          verbs: [create]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [argoproj.io]
          resources: [applications]
          verbs: [get, list]
        """),
      .clusterRole(
        "applications of another API group",
        """
        - apiGroups: [app.k8s.io]
          resources: [applications]
          verbs: [create]
        """),
      .clusterRole(
        "constraints are none of all groups",
        """
        - apiGroups: ['*']
          resources: [deployments]
          verbs: [create]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice =
    "Grant it in the namespaces that need it, and hold the accounts that the operator uses to little"
  var grant: Grant { Grant(permissions) }
}
