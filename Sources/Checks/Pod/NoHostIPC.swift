internal import Findings
internal import Kubernetes

struct NoHostIPC: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-ipc",
    severity: .high,
    title: "Do not share the host IPC namespace",
    why:
      "A process in the pod reads and changes the shared memory of the node's processes and of other such pods.",
    profiles: .baseline(),
    scope: .linuxField(),
    fails: [
      .pod("shares the node's IPC", "hostIPC: ⟦true⟧\ncontainers:\n- name: web\n  image: example.com/web:1")
    ],
    passes: [
      .pod(
        "the field does not exist on Windows",
        """
        os:
          name: windows
        hostIPC: true
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod("absent means false", "containers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.flag("hostIPC") == true, let node = workload.spec["hostIPC"]
    else { return }
    report(
      "shares the IPC namespace of the node", at: .value(node),
      remedy: Remedy(.review, "Remove hostIPC", .remove(node)))
  }
}
