internal import AccessControl
internal import Findings
internal import Kubernetes

struct TrafficChanges: PermissionCheck {
  static let about = About(
    id: "auth/least-privilege/traffic",
    severity: .medium,
    title: "Let few decide where traffic goes",
    why: """
      Whoever writes Services, Ingresses or routes sends the clients of others to pods of his own, or the
      Internet to what is internal; whoever writes NetworkPolicies opens what they close.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "Services, routes and policies of all namespaces",
        """
        - apiGroups: [""]
          resources: [⟦services⟧, configmaps]
          verbs: [create, update]
        - apiGroups: [gateway.networking.k8s.io]
          resources: [⟦httproutes⟧]
          verbs: [patch]
        - apiGroups: [networking.k8s.io]
          resources: [⟦networkpolicies⟧]
          verbs: [delete]
        """),
      .role(
        "in a namespace", severity: .low,
        """
        - apiGroups: [networking.k8s.io]
          resources: [⟦ingresses⟧]
          verbs: ['*']
        """),
      .clusterRole(
        "addresses of pods", severity: .low,
        """
        - apiGroups: [""]
          resources: [⟦pods/status⟧]
          verbs: [patch]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [""]
          resources: [services]
          verbs: [get, list, watch]
        """),
      .clusterRole(
        "networks of another API group",
        """
        - apiGroups: [networks.example.com]
          resources: [services, ingresses]
          verbs: [create]
        """),
      .role(
        "the status of the pods of a namespace",
        """
        - apiGroups: [""]
          resources: [pods/status]
          verbs: [patch]
        """),
    ])

  let permissions = RiskyPermission.explained(by: about.id)
  let advice = "Leave it to the programs that publish the workload, in its namespace"
  var grant: Grant { Grant(permissions) }
}
