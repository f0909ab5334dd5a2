internal import Documents
internal import Findings
internal import Kubernetes

struct NoOverride: ObjectCheck {
  static let about = About(
    id: "network/explicit-allow-only/overridden",
    severity: .medium,
    title: "Let no rule of the Admin tier open namespaces to everyone",
    why: """
      What the Admin tier allows no NetworkPolicy can deny: a rule for all pods, or for all addresses, takes the \
      default deny of every namespace away that it is about.
      """,
    scope: .kinds(["AdminNetworkPolicy", "ClusterNetworkPolicy"]),
    fails: [
      Example(
        "from the pods of all namespaces",
        """
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: monitoring
        spec:
          priority: 10
          subject:
            namespaces: {}
          ingress:
          - action: ⟦Allow⟧
            from:
            - namespaces: {}
        """),
      Example(
        "to all addresses",
        """
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: out
        spec:
          tier: Admin
          priority: 10
          subject:
            namespaces:
              matchLabels:
                team: web
          egress:
          - action: ⟦Accept⟧
            to:
            - networks: [10.0.0.0/8, "0.0.0.0/0"]
        """),
    ],
    passes: [
      Example(
        "some namespaces, some ports, and the tier that policies override",
        """
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: admin
        spec:
          tier: Admin
          priority: 10
          subject:
            namespaces: {}
          ingress:
          - action: Accept
            from:
            - namespaces:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
          - action: Deny
            from:
            - namespaces: {}
          egress:
          - action: Accept
            to:
            - namespaces: {}
            protocols:
            - udp:
                destinationPort:
                  number: 53
        ---
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: baseline
        spec:
          tier: Baseline
          priority: 10
          subject:
            namespaces: {}
          ingress:
          - action: Accept
            from:
            - namespaces: {}
        """)
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "policy.networking.k8s.io"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.group == "policy.networking.k8s.io", object.role == .manifest,
      let spec = object.node.given("spec"),
      object.kind == "AdminNetworkPolicy" || spec.given("tier")?.textIs("Admin") ?? false
    else { return }
    for direction in TrafficDirection.allCases {
      for rule in spec.items(direction.key) {
        guard let action = rule.given("action"), action.textIs("Allow") || action.textIs("Accept"),
          rule.given("ports") == nil, rule.given("protocols") == nil,
          rule.items(direction.peersKey).contains(where: Self.isEveryone)
        else { continue }
        report(
          "\(direction == .ingress ? "lets everyone in" : "lets out to everyone") on every port, whatever policies deny",
          at: .value(action),
          remedy: .advice("Name namespaces and ports; with the action Pass the policies of namespaces decide")
        )
      }
    }
  }

  /// All pods of all namespaces, or all addresses.
  private static func isEveryone(_ peer: Node) -> Bool {
    if let namespaces = peer.given("namespaces") { return LabelSelector(namespaces).isEmpty }
    if let pods = peer.given("pods") {
      return LabelSelector(pods.given("namespaceSelector")).isEmpty
        && LabelSelector(pods.given("podSelector")).isEmpty
    }
    return peer.items("networks").contains { AddressRange($0)?.prefix == 0 }
  }
}
