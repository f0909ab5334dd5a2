internal import Documents
internal import Findings
internal import Kubernetes

struct NamespaceNameLabel: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/namespace-name",
    severity: .low,
    title: "Select a namespace by kubernetes.io/metadata.name",
    why: """
      A label that somebody must put on a namespace may be missing there, or be put on another one by \
      whoever may change that. The label kubernetes.io/metadata.name is set by the API server alone.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "the label name is nobody's duty",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - namespaceSelector:
                matchLabels:
                  name: ⟦monitoring⟧
        """),
      Example(
        "and this namespace does not have it", severity: .medium,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - namespaceSelector:
                matchLabels:
                  name: ⟦monitoring⟧
                  team: sre
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: monitoring
          labels:
            team: sre
        """),
    ],
    passes: [
      Example(
        "the name itself",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
        """),
      Example(
        "the namespace is in the input, and has the label",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          ingress:
          - from:
            - namespaceSelector:
                matchLabels:
                  name: monitoring
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: monitoring
          labels:
            name: monitoring
        """),
      Example(
        "pods may be selected by such a label",
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
                  name: web
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object) else { return }
    PolicyRules.forEachPeerList(policy) { _, peers in
      for node in peers.children {
        guard let labels = node.given("namespaceSelector")?.given("matchLabels"),
          let label = labels.given("name"), let name = label.text
        else { continue }
        let namespace = context.inventory.object("Namespace", name)
        let isMissing = namespace.map { $0.node.given("metadata")?.given("labels")?["name"]?.text != name }
        guard isMissing ?? true else { continue }
        report(
          isMissing == true
            ? "does not select the namespace \(name): it has no such label name"
            : "selects the namespace \(name) by a label that it may not have, and others may",
          at: .value(label), severity: isMissing == true ? .medium : nil, remedy: remedy(labels, name))
      }
    }
  }

  private func remedy(_ labels: Node, _ name: String) -> Remedy {
    let summary = "Select it by kubernetes.io/metadata.name: \(name)"
    guard labels.count == 1 else { return .advice(summary) }
    return Remedy(
      .review, summary,
      .replace(labels, with: .mapping([.init("kubernetes.io/metadata.name", .string(name))])))
  }
}
