internal import Documents
internal import Findings
internal import Kubernetes

struct AcceptedPolicy: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/refused",
    severity: .medium,
    title: "Write policies that the API server takes",
    why: "A policy that is refused protects nobody: the pods stay open while the repository says otherwise.",
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "peers without a field, or with too many",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - ⟦{}⟧
            - ⟦ipBlock⟧:
                cidr: 10.0.0.0/24
              podSelector: {}
        """),
      Example(
        "selectors",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          ⟦podSelector⟧:
            matchExpressions:
            - key: app
              operator: Equals
              values: [web]
          ingress:
          - from:
            - ⟦namespaceSelector⟧:
                matchExpressions:
                - key: team
                  operator: In
                  values: []
        """),
      Example(
        "policyTypes",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [⟦ingress⟧, ⟦All⟧]
        """),
    ],
    passes: [
      Example(
        "selectors of every kind",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchExpressions:
            - key: app
              operator: Exists
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - podSelector: {}
            - namespaceSelector:
                matchExpressions:
                - key: team
                  operator: NotIn
                  values: [guests]
        """),
      Example(
        "nulls are as absent",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: ~
          policyTypes: ~
          ingress:
          - from: ~
            ports:
            - port: ~
              endPort: ~
              protocol: ~
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = NetworkPolicy(object)?.spec else { return }
    if let selector = spec.given("podSelector") { check(selector: selector, report) }
    if let types = spec.given("policyTypes") {
      for type in types.children where !type.textIs("Ingress") && !type.textIs("Egress") {
        Refusal.report(
          type, "has no policy type \(type.text ?? "of that kind")", asOneOf: ["Ingress", "Egress"], report)
      }
    }
    // Rules are refused also where policyTypes leaves their direction out.
    for direction in TrafficDirection.allCases {
      guard let rules = spec.given(direction.key) else { continue }
      for rule in rules.children where rule.isMapping {
        if let peers = rule.given(direction.peersKey) {
          for peer in peers.children { check(peer: peer, report) }
        }
      }
    }
  }

  private func check(selector: Node, _ report: Reporter) {
    guard !LabelSelector(selector).isValid else { return }
    Refusal.report(
      selector, "the selector has an unknown operator, or values where none or some must be",
      .advice("Use In or NotIn with values, Exists or DoesNotExist without"), report)
  }

  private func check(peer: Node, _ report: Reporter) {
    let pods = peer.isMapping ? peer.given("podSelector") : nil
    let namespaces = peer.isMapping ? peer.given("namespaceSelector") : nil
    let block = peer.isMapping ? peer.given("ipBlock") : nil
    if let block {
      if pods != nil || namespaces != nil {
        Refusal.report(block, "an ipBlock excludes selectors", .advice("Make two peers of them"), report)
      }
    } else if pods == nil && namespaces == nil {
      Refusal.report(
        peer, "the peer names nobody", .advice("Write podSelector: {} for all pods of the namespace"), report)
    }
    if let pods { check(selector: pods, report) }
    if let namespaces { check(selector: namespaces, report) }
  }
}
