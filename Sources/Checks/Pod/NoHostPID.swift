internal import Findings
internal import Kubernetes

struct NoHostPID: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-pid",
    severity: .high,
    title: "Do not share the host PID namespace",
    why: """
      A process in the pod sees and can signal every process of the node, and reads their environment \
      and, as root, their memory: credentials of other pods and of the kubelet.
      """,
    profiles: .baseline(),
    scope: .linuxField(),
    fails: [
      .pod(
        "shares the node's processes", "hostPID: ⟦true⟧\ncontainers:\n- name: web\n  image: example.com/web:1"
      ),
      .pod("YAML's yes is true", "hostPID: ⟦yes⟧\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ],
    passes: [
      .pod(
        "the field does not exist on Windows",
        """
        os:
          name: windows
        hostPID: true
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod("absent means false", "containers:\n- name: web\n  image: example.com/web:1"),
      .pod(
        "containers of one pod may share their processes",
        "shareProcessNamespace: true\nhostPID: false\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.flag("hostPID") == true, let node = workload.spec["hostPID"]
    else { return }
    report(
      "shares the process namespace of the node", at: .value(node),
      remedy: Remedy(.review, "Remove hostPID", .remove(node)))
  }
}
