internal import Findings
internal import Kubernetes

struct RefusedUserNamespace: WorkloadCheck {
  static let about = About(
    id: "pod/rootless-engine/refused",
    severity: .medium,
    title: "Do not ask for a user namespace beside the node's namespaces",
    why: """
      The API server refuses hostUsers: false together with hostPID, hostIPC, hostNetwork or raw block \
      devices; the protection that the line promises cannot be had.
      """,
    scope: .linuxPods,
    fails: [
      .pod(
        "the node's network and a user namespace exclude each other",
        "hostUsers: ⟦false⟧\nhostNetwork: true\ncontainers:\n- name: agent\n  image: example.com/agent:1"),
      .pod(
        "raw block devices too",
        """
        hostUsers: ⟦false⟧
        containers:
        - name: store
          image: example.com/store:1
          volumeDevices:
          - name: disk
            devicePath: /dev/xvda
        volumes:
        - name: disk
          persistentVolumeClaim:
            claimName: disk
        """),
    ],
    passes: [
      .pod(
        "without host namespaces", "hostUsers: false\ncontainers:\n- name: web\n  image: example.com/web:1"),
      .pod(
        "before 1.33 the API server dropped the field instead", minor: 32,
        "hostUsers: false\nhostNetwork: true\ncontainers:\n- name: agent\n  image: example.com/agent:1"),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard context.isAtLeast(33), workload.hasUserNamespace, UserNamespace.isRefused(workload),
      let field = workload.spec["hostUsers"]
    else { return }
    report(
      "asks for a user namespace beside host namespaces or block devices, which is refused",
      at: .value(field),
      remedy: .advice("Remove the host namespaces and volumeDevices, or hostUsers"))
  }
}
