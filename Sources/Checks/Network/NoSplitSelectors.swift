internal import Documents
internal import Findings
internal import Kubernetes

struct NoSplitSelectors: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/split-selectors",
    severity: .medium,
    title: "Write a podSelector and its namespaceSelector into one item",
    why: """
      Two items are alternatives: all pods of the selected namespaces, and the selected pods of the policy's \
      own. One dash too many opens a pod to a whole namespace.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "a dash before each selector",
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
            - ⟦namespaceSelector⟧:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
            - podSelector:
                matchLabels:
                  app: prometheus
        """)
    ],
    passes: [
      Example(
        "both in one item",
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
                  kubernetes.io/metadata.name: monitoring
              podSelector:
                matchLabels:
                  app: prometheus
        """),
      Example(
        "a list of several peers, and the whole own namespace",
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
            - podSelector:
                matchLabels:
                  app: jobs
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
          - from:
            - podSelector: {}
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
        """),
      Example(
        "the pods are those of the own namespace: the input has them",
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
                  kubernetes.io/metadata.name: monitoring
            - podSelector:
                matchLabels:
                  app: api
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
          labels:
            app: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    PolicyRules.forEachPeerList(policy) { _, peers in
      guard peers.count == 2, let first = peers[item: 0], let second = peers[item: 1],
        let (namespaces, pods) = pair(first, second) ?? pair(second, first),
        !context.inventory.network(of: object.namespace).selectsWorkload(pods)
      else { return }
      report(
        "allows traffic with every pod of the selected namespaces: the podSelector is an item of its own",
        at: .value(namespaces),
        remedy: .advice("Take the second dash away if only those pods of those namespaces are meant"))
    }
  }

  /// The selectors of a peer that names namespaces only and of one that names pods only.
  private func pair(_ first: Node, _ second: Node) -> (Node, LabelSelector)? {
    let (a, b) = (NetworkPolicy.Peer(node: first), NetworkPolicy.Peer(node: second))
    guard let namespaces = a.namespaceSelector, a.podSelector == nil, let place = namespaces.node,
      let pods = b.podSelector, b.namespaceSelector == nil, !namespaces.isEmpty, !pods.isEmpty
    else { return nil }
    return (place, pods)
  }
}
