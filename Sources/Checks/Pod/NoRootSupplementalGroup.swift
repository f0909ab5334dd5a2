internal import Findings
internal import Kubernetes

struct NoRootSupplementalGroup: WorkloadCheck {
  static let about = About(
    id: "pod/no-root-group/supplementary",
    severity: .medium,
    title: "Do not add root's group to a pod",
    why: "As a supplementary group, 0 opens the same files that it opens as the primary one.",
    scope: .linuxPods,
    fails: [
      .pod(
        "group 0 among others",
        """
        securityContext:
          supplementalGroups: [2000, ⟦0⟧]
        containers:
        - name: web
          image: example.com/web:1
        """)
    ],
    passes: [
      .pod(
        "other groups",
        "securityContext:\n  supplementalGroups: [2000]\ncontainers:\n- name: web\n  image: example.com/web:1"
      )
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let groups = workload.security?.given("supplementalGroups") else { return }
    for group in groups.children where group.int == 0 {
      report(
        "has root's group among its supplementary groups", at: .value(group),
        remedy: Remedy(.review, "Remove group 0", .remove(group)))
    }
  }
}
