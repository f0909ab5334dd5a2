internal import Documents
internal import Findings
internal import Kubernetes

struct NodePIDReserve: ObjectCheck {
  static let about = About(
    id: "network/pid-limits-node",
    severity: .low,
    title: "Reserve processes for the node's own services",
    why: """
      The pods together can take every process number of the node. Without a reserve the kubelet cannot \
      start what it needs to put an end to it.
      """,
    scope: .kinds(["KubeletConfiguration"]),
    needs: ["the kubelet's configuration"],
    fails: [
      Example(
        "nothing is reserved",
        """
        ⟦apiVersion⟧: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        """),
      Example(
        "memory alone, and none of the numbers",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        kubeReserved:
          memory: 500Mi
        ⟦systemReserved⟧:
          pid: "0"
        """),
    ],
    passes: [
      Example(
        "for the system",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        systemReserved:
          pid: "1000"
        """),
      Example(
        "for Kubernetes, as a number",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        systemReserved: {}
        kubeReserved:
          pid: 1000
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { PodPIDLimit.isKubelet(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for key: StaticString in ["systemReserved", "kubeReserved"] {
      if let reserve = object.node.given(key)?.given("pid"), (try? Quantity(reserve))?.isPositive ?? false {
        return
      }
    }
    report(
      "reserves no processes for the node's own services", at: .missing(under: object.node, "systemReserved"),
      remedy: Remedy(
        .review, "Set systemReserved.pid: \"1000\" and restart the kubelets one after the other",
        .set(under: object.node, path: "systemReserved.pid", to: .string("1000"))))
  }
}
