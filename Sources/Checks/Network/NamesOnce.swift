internal import Findings
internal import Kubernetes

/// Within a file alone: the folders of an application may hold a policy for each environment.
struct NamesOnce: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/same-name",
    severity: .medium,
    title: "Give each policy of a namespace a name of its own",
    why: """
      Of two policies of one name the cluster has the one that was applied last. What the other one closes is open, \
      and the file does not show it.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "one takes the other's place",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: ⟦db⟧
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: db-backup
        """)
    ],
    passes: [
      Example(
        "another namespace, another name",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: shop
        spec:
          podSelector: {}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db
          namespace: office
        spec:
          podSelector: {}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: db-2
          namespace: shop
        spec:
          podSelector: {}
        """)
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let name = object.metadata?["name"], let text = name.text, !text.isEmpty,
      let last = context.inventory.object("NetworkPolicy", text, in: object.namespace), last !== object,
      last.node.tree === object.node.tree, NetworkPolicy.isOne(last)
    else { return }
    let line = last.node.tree.source.position(at: last.node.range.lowerBound).line
    report(
      "counts for nothing: the policy in line \(line) has its name, and takes its place", at: .value(name),
      remedy: .advice("Give it another name, or make one policy of the two"))
  }
}
