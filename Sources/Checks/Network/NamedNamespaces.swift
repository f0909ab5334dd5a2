internal import Findings
internal import Kubernetes

struct NamedNamespaces: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/all-namespaces",
    severity: .medium,
    title: "Do not allow traffic with the pods of all namespaces",
    why: """
      An empty namespaceSelector is every namespace, those of other teams and those to come. A label on the \
      pod narrows it little: whoever may create pods anywhere may give them that label.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "every pod of the cluster",
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
            - ⟦namespaceSelector⟧: {}
            ports:
            - port: 8080
        """),
      Example(
        "a label that anyone may use", severity: .low,
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
            - ⟦namespaceSelector⟧: {}
              podSelector:
                matchLabels:
                  access: web
        """),
    ],
    passes: [
      Example(
        "one namespace, by its name",
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
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: shop
        """),
      Example(
        "an absent namespaceSelector is the policy's own namespace",
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
            - podSelector: {}
              namespaceSelector: ~
        """),
      Example(
        "DNS, wherever it runs",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - namespaceSelector: {}
            ports:
            - port: 53
              protocol: UDP
            - port: 53
              protocol: TCP
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    PolicyRules.forEachPeerList(policy) { rule, peers in
      guard rule.direction == .ingress || !rule.isForDNSOnly else { return }
      for node in peers.children {
        let peer = NetworkPolicy.Peer(node: node)
        guard let namespaces = peer.namespaceSelector, namespaces.isEmpty, let place = namespaces.node else {
          continue
        }
        let hasLabel = peer.podSelector.map { !$0.isEmpty } ?? false
        // To whom a pod may connect is not for the others to choose.
        if hasLabel, rule.direction == .egress { continue }
        let message =
          rule.direction == .egress
          ? "lets its pods connect to every pod of every namespace"
          : hasLabel
            ? "lets pods of every namespace in that give themselves the label"
            : "lets every pod of every namespace in"
        report(
          message, at: .value(place), severity: hasLabel ? .low : nil,
          remedy: .advice("Select the namespaces that need it by kubernetes.io/metadata.name"))
      }
    }
  }
}
