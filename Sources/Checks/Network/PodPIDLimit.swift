internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct PodPIDLimit: KubeletCheck {
  static let about = About(
    id: "network/pid-limits-pod",
    severity: .medium,
    title: "Limit the processes of each pod",
    why: """
      Processes run out before memory or cpu do. One pod that forks without end then stops every other \
      pod of the node, and the node's own services.
      """,
    scope: .kubelet,
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
      .process("a flag", "kubelet\n--pod-max-pids=4096"),
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

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--pod-max-pids", field: "podPidsLimit", isKeptByFile: false, isKeptByLegacy: false,
      demand: .number { $0 > 0 }, keeps: { ($0.int ?? 0) > 0 },
      message: "does not limit the processes of a pod",
      value: .int(4096), advice: "Set podPidsLimit: 4096 and restart the kubelets one after the other")
  ]
}
