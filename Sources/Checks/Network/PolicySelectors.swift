internal import Findings
internal import Kubernetes

struct PolicySelectors: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors",
    severity: .medium,
    title: "Say in each rule with whom traffic is allowed",
    why: """
      A rule without peers is for everyone: all pods of all namespaces, the nodes, and the world outside as \
      far as it can reach the pod or be reached.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "everyone, on every port",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          policyTypes: [Ingress, Egress]
          ingress:
          - ⟦{}⟧
          egress:
          - ⟦to⟧: []
        """),
      Example(
        "everyone, on one port", severity: .low,
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
          - ⟦ports⟧:
            - port: 8080
        """),
    ],
    passes: [
      Example(
        "peers and ports are named",
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
          - from:
            - podSelector:
                matchLabels:
                  app: api
            ports:
            - port: 8080
        """),
      Example(
        "without rules nothing is allowed",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          policyTypes: [Ingress, Egress]
          ingress: []
          egress: ~
        """),
      Example(
        "what is open for all pods is judged as such",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          podSelector: {}
          ingress:
          - {}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    for direction in TrafficDirection.allCases {
      for rule in policy.rules(direction) where rule.peers == nil {
        let ports = rule.ports
        if ports == nil, policy.podSelector.isEmpty { continue }
        let whom =
          direction == .ingress ? "lets everyone reach its pods" : "lets its pods connect to everyone"
        report(
          "\(whom) on \(ports == nil ? "every port" : "the ports of the rule")", at: PolicyRules.place(rule),
          severity: ports == nil ? nil : .low,
          remedy: .advice("Name the peers by podSelector and namespaceSelector, and the ports they need"))
      }
    }
  }
}
