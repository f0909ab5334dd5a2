internal import Findings
internal import Kubernetes

struct PeersMatch: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/no-such-peer",
    severity: .low,
    title: "Allow traffic with pods that exist",
    why: """
      A rule for pods that nobody runs allows nothing: those that were meant are shut out, and the next one \
      who bears the label is let in.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "a peer that does not exist",
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
            - ⟦podSelector⟧:
                matchExpressions:
                - key: app
                  operator: In
                  values: [apy, api2]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """)
    ],
    passes: [
      Example(
        "the peer is there",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector:
                matchLabels:
                  app: web
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "pods of other namespaces may be anywhere",
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
              podSelector:
                matchLabels:
                  app: api
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), let workloads = NamespaceWorkloads(of: object, in: context)
    else {
      return
    }
    PolicyRules.forEachPeerList(policy) { rule, peers in
      for node in peers.children {
        let peer = NetworkPolicy.Peer(node: node)
        guard peer.namespaceSelector == nil, let pods = peer.podSelector, workloads.lack(pods),
          let place = pods.node
        else { continue }
        report(
          "has a peer that is not \(workloads.words) of its namespace in the input", at: .value(place),
          remedy: .advice("Select the labels that the peer has; one elsewhere needs a namespaceSelector too"))
      }
    }
  }
}
