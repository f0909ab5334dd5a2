internal import Documents
internal import Findings
internal import Kubernetes

struct UserNamespace: WorkloadCheck {
  static let about = About(
    id: "pod/rootless-engine",
    severity: .low,
    title: "Give pods that may run as root a user namespace",
    why: """
      In a user namespace, root in the container is an ordinary user of the node: an escape ends with next \
      to nothing.
      """,
    scope: .linuxPods,
    fails: [
      Example(
        "may run as root, with the node's user ids",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        ⟦spec⟧:
          containers:
          - name: web
            image: example.com/web:1
        """),
      .pod(
        "asked for in so many words",
        "hostUsers: ⟦true⟧\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ],
    passes: [
      .pod(
        "a user namespace of its own",
        "hostUsers: false\ncontainers:\n- name: web\n  image: example.com/web:1"),
      .pod(
        "no container runs as root",
        "securityContext:\n  runAsNonRoot: true\ncontainers:\n- name: web\n  image: example.com/web:1"),
      .pod(
        "pods that share the node's namespaces cannot have one",
        "hostNetwork: true\ncontainers:\n- name: agent\n  image: example.com/agent:1"),
      .pod(
        "before 1.33 it was off by default", minor: 32, "containers:\n- name: web\n  image: example.com/web:1"
      ),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard context.isAtLeast(33), !workload.hasUserNamespace, !Self.isRefused(workload) else { return }
    let mayBeRoot = workload.containers.contains { container in
      if case .no = RunAsRoot.answer(container, windows: false) { false } else { true }
    }
    guard mayBeRoot else { return }
    let remedy = Remedy(
      .review, "Set hostUsers: false; the nodes must support it",
      .set(under: workload.spec, path: "hostUsers", to: .bool(false)))
    let message = "may run as root with the node's user ids"
    if let field = workload.spec.given("hostUsers") {
      report(message, at: .value(field), remedy: remedy)
    } else {
      report(message, at: .missing(under: workload.spec, "hostUsers"), remedy: remedy)
    }
  }

  /// The API server refuses a user namespace beside these.
  static func isRefused(_ workload: Workload) -> Bool {
    workload.flag("hostPID") == true || workload.flag("hostIPC") == true
      || workload.flag("hostNetwork") == true
      || workload.containers.contains { $0.node.given("volumeDevices").map { $0.count > 0 } ?? false }
  }
}
