internal import Findings
internal import Kubernetes

struct NoPrivileged: ContainerCheck {
  static let about = About(
    id: "pod/no-privileged",
    severity: .critical,
    title: "Run no privileged container",
    why: """
      A privileged container has every capability, every device and no confinement. From there the node is \
      a few commands away.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "init containers count too",
        """
        initContainers:
        - name: setup
          image: example.com/setup:1
          securityContext:
            privileged: ⟦true⟧
        containers:
        - name: web
          image: example.com/web:1
        """),
      Example(
        "in a CronJob's template",
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: backup
        spec:
          schedule: "0 3 * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                  - name: backup
                    image: example.com/backup:1
                    securityContext: {privileged: ⟦true⟧}
        """),
      .pod(
        "ephemeral containers are judged where the object shows them",
        """
        containers:
        - name: web
          image: example.com/web:1
        ephemeralContainers:
        - name: debug
          image: example.com/debug:1
          securityContext:
            privileged: ⟦yes⟧
        """),
    ],
    passes: [
      .pod(
        "false, or absent",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            privileged: false
        - name: log
          image: example.com/log:1
        """)
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard container.isPrivileged, let node = container.security?["privileged"] else { return }
    report(
      "is privileged: it has all the power of the node", at: .value(node),
      remedy: Self.servesNode(workload)
        ? .advice("Grant the one capability or device that the agent needs in place of privileged")
        : Remedy(
          .review, "Remove privileged; grant the one capability or device that is needed", .remove(node)))
  }

  /// The workload has the marks of an agent of the node, which seldom runs without its privilege.
  private static func servesNode(_ workload: Workload) -> Bool {
    workload.object.kind == "DaemonSet" || workload.flag("hostPID") == true
      || workload.flag("hostIPC") == true || workload.flag("hostNetwork") == true
      || workload.volumes.contains { $0.given("hostPath") != nil }
  }
}
