internal import Findings
internal import Kubernetes

struct NoRootVolumeGroup: WorkloadCheck {
  static let about = About(
    id: "pod/no-root-group/volumes",
    severity: .medium,
    title: "Do not give volumes to root's group",
    why: "fsGroup 0 makes root's group the owner of the pod's volumes and adds it to every process.",
    scope: .linuxPods,
    fails: [
      .pod(
        "group 0", "securityContext:\n  fsGroup: ⟦0⟧\ncontainers:\n- name: web\n  image: example.com/web:1")
    ],
    passes: [
      .pod(
        "another group",
        "securityContext:\n  fsGroup: 2000\ncontainers:\n- name: web\n  image: example.com/web:1"),
      .pod("absent is fine", "containers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let group = workload.security?.given("fsGroup"), group.int == 0 else { return }
    report(
      "gives its volumes to root's group", at: .value(group),
      remedy: Remedy(.review, "Set fsGroup to a group of its own", .replace(group, with: .int(65532))))
  }
}
