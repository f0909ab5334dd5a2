internal import Findings
internal import Kubernetes

struct IngressRulesInEffect: ObjectCheck {
  static let about = About(
    id: "network/default-deny-ingress/ignored-rules",
    severity: .high,
    title: "Name Ingress in policyTypes where there are rules for it",
    why: """
      policyTypes alone decides. Without Ingress in it the pods stay open to everyone, while the policy \
      reads as if only a few were let in.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "policyTypes names the other direction only",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes:
          - Egress
          ⟦ingress⟧:
          - from:
            - podSelector: {}
        """)
    ],
    passes: [
      Example(
        "both are named",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress, Ingress]
          ingress:
          - from:
            - podSelector: {}
        """),
      Example(
        "without policyTypes ingress is always meant",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress: []
        """),
      Example(
        "an empty list beside a clear word says nothing",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          ingress: []
        """),
    ])

  /// Only such an entry counts: that there is none says nothing of what is denied.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    RulesInEffect.slip(object, .ingress) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    RulesInEffect.report(object, .ingress, report)
  }
}
