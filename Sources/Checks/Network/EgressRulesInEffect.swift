internal import Findings
internal import Kubernetes

struct EgressRulesInEffect: ObjectCheck {
  static let about = About(
    id: "network/default-deny-egress/ignored-rules",
    severity: .high,
    title: "Name Egress in policyTypes where egress is to be limited",
    why: """
      Without policyTypes an empty list of egress rules isolates nothing: the policy reads as a deny, and \
      its pods may still connect to anything.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "an empty list without policyTypes",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ⟦egress⟧: []
        """),
      Example(
        "rules that policyTypes leaves out",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes:
          - Ingress
          ⟦egress⟧:
          - to:
            - podSelector: {}
        """),
      Example(
        "the guidance's own slip: policyType is no field",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny-egress
        spec:
          podSelector: {}
          ⟦policyType⟧:
          - Egress
        """),
    ],
    passes: [
      Example(
        "the deny in so many words",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
        """),
      Example(
        "one rule is enough to isolate",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress:
          - to:
            - podSelector: {}
        """),
      Example(
        "null says nothing, and so does an empty list beside a clear word",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          egress: ~
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: api
        spec:
          podSelector: {}
          policyTypes: [Ingress]
          egress: []
        """),
    ])

  /// Only such an entry counts: that there is none says nothing of what is denied.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    RulesInEffect.slip(object, .egress) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    RulesInEffect.report(object, .egress, report)
  }
}
