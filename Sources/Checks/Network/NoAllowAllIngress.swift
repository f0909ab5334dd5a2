internal import Findings
internal import Kubernetes

struct NoAllowAllIngress: ObjectCheck {
  static let about = About(
    id: "network/default-deny-ingress/allow-all",
    severity: .high,
    title: "Do not allow all ingress for all pods of a namespace",
    why: """
      Policies only add up: a rule without conditions opens every pod of the namespace to everyone again, \
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
          ingress:
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
          ingress:
          - ⟦from⟧: []
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
          ingress: []
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
          policyTypes: [Egress]
          ingress:
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
          ingress:
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
          ingress:
          - {}
        """),
    ])

  /// Only such a rule counts: that there is none says nothing of what is denied.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    PolicyRules.allowingAll(object, .ingress).contains { _ in true }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for rule in PolicyRules.allowingAll(object, .ingress) {
      report(
        "lets everyone reach every pod of its namespace on every port", at: PolicyRules.place(rule),
        remedy: .advice("Remove the rule; `bulwark network generate` writes policies for what the pods need"))
    }
  }
}
