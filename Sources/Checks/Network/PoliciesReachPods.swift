internal import Findings
internal import Kubernetes

struct PoliciesReachPods: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/host-network",
    severity: .low,
    title: "Do not rely on policies for pods of the host network",
    why: """
      The traffic of a pod with hostNetwork is the node's. Most plugins let no NetworkPolicy touch it, so \
      that the policy gives a false sense of safety.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "selects the agents on the nodes",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: agent
        spec:
          ⟦podSelector⟧:
            matchLabels:
              app: agent
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
          labels:
            app: agent
        spec:
          hostNetwork: true
          containers:
          - name: agent
            image: example.com/agent:1
        """)
    ],
    passes: [
      Example(
        "selects others too",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: agent
        spec:
          podSelector:
            matchLabels:
              app: agent
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
          labels:
            app: agent
        spec:
          hostNetwork: true
          containers:
          - name: agent
            image: example.com/agent:1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: other-agent
          labels:
            app: agent
        spec:
          containers:
          - name: agent
            image: example.com/agent:1
        """),
      Example(
        "is for all pods of the namespace",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
        spec:
          podSelector: {}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          hostNetwork: true
          containers:
          - name: agent
            image: example.com/agent:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), let place = policy.podSelector.node, !policy.podSelector.isEmpty
    else { return }
    let network = context.inventory.network(of: object.namespace)
    guard network.selectsHostWorkload(policy.podSelector), !network.selectsWorkload(policy.podSelector),
      !network.maySelectOperated(policy.podSelector)
    else { return }
    report(
      "selects only pods of the host network, which policies do not reach", at: .value(place),
      remedy: .advice("Take hostNetwork away where the pods can do without, or guard the nodes' ports"))
  }
}
