internal import Documents
internal import Findings
internal import Kubernetes

struct MeshPeerAuthentication: ObjectCheck {
  static let about = About(
    id: "network/service-mesh/peer-authentication",
    severity: .low,
    title: "Say for the namespaces of the mesh that mutual TLS is a must",
    why:
      "Without a PeerAuthentication Istio is PERMISSIVE: meshed workloads still take plain text from anyone.",
    scope: .kinds(["Namespace"]),
    fails: [
      Example(
        "a meshed namespace and nothing that demands TLS",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio-injection: ⟦enabled⟧
        """),
      Example(
        "what is for some workloads says nothing for the others",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio.io/dataplane-mode: ⟦ambient⟧
        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: web
          namespace: shop
        spec:
          selector:
            matchLabels:
              app: web
          mtls:
            mode: STRICT
        """),
    ],
    passes: [
      Example(
        "the whole mesh demands it",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio-injection: enabled
        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: default
          namespace: istio-system
        spec:
          mtls:
            mode: STRICT
        """),
      Example(
        "the namespace demands it",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio-injection: enabled
        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: default
          namespace: shop
        spec:
          mtls:
            mode: STRICT
        """),
      Example(
        "no mesh",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        """),
    ])

  /// Only where there is a mesh.
  func applies(to object: KubernetesObject, in context: Context) -> Bool { meshLabel(object) != nil }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.role == .manifest, let label = meshLabel(object) else { return }
    let inventory = context.inventory
    // One without a namespace may be meant for this one.
    for namespace in [object.name, "istio-system", nil] {
      let policies = inventory.objects(ofKind: "PeerAuthentication", in: namespace)
      guard !policies.contains(where: { $0.node.given("spec")?.given("selector") == nil }) else { return }
    }
    report(
      "is in the mesh, but no PeerAuthentication of the input demands mutual TLS there", at: .value(label),
      remedy: .advice("Add a PeerAuthentication without selector, with mtls mode STRICT"))
  }

  private func meshLabel(_ object: KubernetesObject) -> Node? {
    guard let labels = object.metadata?.given("labels") else { return nil }
    if let label = labels["istio-injection"], label.textIs("enabled") { return label }
    if let label = labels["istio.io/dataplane-mode"], label.textIs("ambient") { return label }
    return labels.given("istio.io/rev")
  }
}
