internal import Findings
internal import Kubernetes

struct NoHostNetwork: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-network",
    severity: .high,
    title: "Do not use the host network",
    why: """
      Network policies do not bind such a pod. It reaches what listens on the node's loopback and the \
      cloud's metadata service, and can listen to the traffic of others.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "uses the node's network", "hostNetwork: ⟦true⟧\ncontainers:\n- name: web\n  image: example.com/web:1"
      )
    ],
    passes: [.pod("absent means false", "containers:\n- name: web\n  image: example.com/web:1")])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.flag("hostNetwork") == true, let node = workload.spec["hostNetwork"] else { return }
    report(
      "uses the network of the node", at: .value(node),
      remedy: Remedy(.review, "Remove hostNetwork", .remove(node)))
  }
}
