internal import Findings
internal import Kubernetes

struct ExplicitAllowOnly: ObjectCheck {
  static let about = About(
    id: "network/explicit-allow-only",
    severity: .medium,
    title: "Allow traffic by policies for the pods that need it",
    why: """
      An allow rule for all pods of a namespace opens also those that nobody thought of, and those to come. \
      Policies only add up, so no other policy takes it back.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "a whole namespace for another",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: from-monitoring
        spec:
          podSelector: {}
          ingress:
          - ⟦from⟧:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
        """),
      Example(
        "a whole namespace for itself", severity: .low,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: same-namespace
        spec:
          podSelector: {}
          ingress:
          - ⟦from⟧:
            - podSelector: {}
        """),
    ],
    passes: [
      Example(
        "the deny, and an allow for some pods",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
        ---
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
        "all pods need DNS",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: dns
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
            ports:
            - port: 53
              protocol: UDP
        """),
      Example(
        "what is for everyone is judged as such",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          podSelector: {}
          ingress:
          - from: []
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), policy.podSelector.isEmpty else { return }
    PolicyRules.forEachPeerList(policy) { rule, peers in
      guard rule.direction == .ingress || !rule.isForDNSOnly else { return }
      let isOwn = peers.children.allSatisfy {
        $0.given("podSelector") != nil && $0.given("namespaceSelector") == nil
      }
      report(
        rule.direction == .ingress
          ? "lets its peers reach every pod of the namespace, also those that do not need it"
          : "lets every pod of the namespace out to its peers, also those that do not need it",
        at: .value(peers), severity: isOwn ? .low : nil,
        remedy: .advice("Select by podSelector the pods that need the traffic, one policy for each purpose"))
    }
  }
}
