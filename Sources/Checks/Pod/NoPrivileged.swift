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
      remedy: Remedy(
        .review, "Remove privileged; grant the one capability or device that is needed", .remove(node)))
  }
}
