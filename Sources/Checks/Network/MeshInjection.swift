internal import Documents
internal import Findings
internal import Kubernetes

struct MeshInjection: ObjectCheck {
  static let about = About(
    id: "network/service-mesh/injection",
    severity: .low,
    title: "Do not take namespaces out of the mesh",
    why: "What runs there is neither encrypted nor authenticated nor recorded by the mesh.",
    scope: .kinds(["Namespace"]),
    fails: [
      Example(
        "no sidecars of Istio",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio-injection: ⟦disabled⟧
        """),
      Example(
        "no proxies of Linkerd",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          annotations:
            linkerd.io/inject: ⟦disabled⟧
        """),
    ],
    passes: [
      Example(
        "in the mesh",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio-injection: enabled
          annotations:
            linkerd.io/inject: enabled
        """),
      Example(
        "the mesh's own namespace, and those of Kubernetes",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: istio-system
          labels:
            istio-injection: disabled
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-system
          annotations:
            linkerd.io/inject: disabled
        """),
    ])

  private static let own = ["istio-system", "linkerd", "istio-operator", "istio-ingress", "cert-manager"]

  /// Only a namespace that speaks of a mesh.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    word(object) != nil && !NamespaceIsolation.isSystem(object) && !Self.own.contains(object.name)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let word = word(object), word.textIs("disabled") else { return }
    report(
      "keeps its workloads out of the mesh", at: .value(word),
      remedy: .advice("Let the mesh in, one workload after the other"))
  }

  private func word(_ object: KubernetesObject) -> Node? {
    guard let metadata = object.metadata else { return nil }
    return metadata.given("labels")?.given("istio-injection")
      ?? metadata.given("annotations")?.given("linkerd.io/inject")
  }
}
