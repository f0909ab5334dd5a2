internal import Findings
internal import Kubernetes

struct PortsNamed: ObjectCheck {
  static let about = About(
    id: "network/explicit-allow-only/ports",
    severity: .low,
    title: "Name the ports that a rule allows",
    why: """
      A rule without ports allows every port of every protocol: also the debug and admin ports, and what an \
      intruder starts to listen on.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "peers, but no ports",
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
          - ⟦from⟧:
            - podSelector:
                matchLabels:
                  app: api
          egress:
          - to:
            - podSelector:
                matchLabels:
                  app: database
            ⟦ports⟧: []
        """)
    ],
    passes: [
      Example(
        "a port",
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
        "a rule for everyone, or for all pods, is judged as such",
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
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: same-namespace
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), !policy.podSelector.isEmpty else { return }
    PolicyRules.forEachPeerList(policy) { rule, _ in
      guard rule.ports == nil else { return }
      report(
        "allows every port and protocol between its pods and the peers",
        at: .value(rule.node["ports"] ?? rule.node),
        remedy: .advice("List the ports that the peers need"))
    }
  }
}
