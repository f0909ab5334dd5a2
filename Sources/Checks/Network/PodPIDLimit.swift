internal import Documents
internal import Findings
internal import Kubernetes

struct PodPIDLimit: ObjectCheck {
  static let about = About(
    id: "network/pid-limits-pod",
    severity: .medium,
    title: "Limit the processes of each pod",
    why: """
      Processes run out before memory or cpu do. One pod that forks without end then stops every other \
      pod of the node, and the node's own services.
      """,
    scope: .kinds(["KubeletConfiguration"]),
    needs: ["the kubelet's configuration"],
    fails: [
      Example(
        "absent means no limit",
        """
        ⟦apiVersion⟧: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        maxPods: 110
        """),
      Example(
        "what is not positive is none",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        podPidsLimit: ⟦-1⟧
        ---
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        podPidsLimit: ⟦0⟧
        """),
      Example(
        "null is absent",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        ⟦podPidsLimit⟧: null
        """),
    ],
    passes: [
      Example(
        "a limit",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        podPidsLimit: 4096
        """),
      Example(
        "another group",
        """
        apiVersion: example.com/v1
        kind: KubeletConfiguration
        """),
    ])

  static func isKubelet(_ object: KubernetesObject) -> Bool {
    object.apiVersion.hasPrefix("kubelet.config.k8s.io/")
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool { Self.isKubelet(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let limit = object.node.given("podPidsLimit")
    if let number = limit?.int, number > 0 { return }
    report(
      "does not limit the processes of a pod",
      at: limit.map(Place.value) ?? .missing(under: object.node, "podPidsLimit"),
      remedy: Remedy(
        .review, "Set podPidsLimit: 4096 and restart the kubelets one after the other",
        .set(under: object.node, path: "podPidsLimit", to: .int(4096))))
  }
}
