internal import Findings
internal import Kubernetes

struct NoAllowAllEgress: ObjectCheck {
  static let about = About(
    id: "network/default-deny-egress/allow-all",
    severity: .high,
    title: "Do not allow all egress for all pods of a namespace",
    why: """
      Policies only add up: a rule without conditions lets every pod of the namespace connect to any address, \
      whatever the other policies say.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "the empty rule allows everything",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          podSelector: {}
          egress:
          - ⟦{}⟧
        """),
      Example(
        "an empty list of peers is everyone, not nobody",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          policyTypes: [Ingress, Egress]
          egress:
          - ⟦to⟧: []
            ports: []
        """),
    ],
    passes: [
      Example(
        "no rule allows nothing",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          egress: []
        """),
      Example(
        "the rule is not in effect",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          egress:
          - {}
        """),
      Example(
        "for some pods only: judged as such",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          egress:
          - {}
        """),
      Example(
        "a policy of another API",
        """
        apiVersion: projectcalico.org/v3
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          egress:
          - {}
        """),
    ])

  /// Only such a rule counts: that there is none says nothing of what is denied.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    PolicyRules.allowingAll(object, .egress).contains { _ in true }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for rule in PolicyRules.allowingAll(object, .egress) {
      report(
        "lets every pod of its namespace connect to everything on every port", at: PolicyRules.place(rule),
        remedy: .advice("Remove the rule; `bulwark network generate` writes policies for what the pods need"))
    }
  }
}
