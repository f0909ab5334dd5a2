internal import Documents
internal import Findings
internal import Kubernetes

struct NoRootGroup: ContainerCheck {
  static let about = About(
    id: "pod/no-root-group",
    severity: .medium,
    title: "Give every container a primary group other than root's",
    why: """
      Many files of images and volumes belong to group 0 and are open to it: a user without root's id \
      still gets at them through the group.
      """,
    scope: .linuxPods,
    fails: [
      .pod(
        "group 0",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsUser: 1000
            runAsGroup: ⟦0⟧
        """),
      .pod(
        "a user without a group gets group 0",
        """
        containers:
        - name: web
          image: example.com/web:1
          ⟦securityContext⟧:
            runAsUser: 1000
        """),
      .pod("nothing is said", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
    ],
    passes: [
      .pod(
        "the pod's group counts for its containers",
        """
        securityContext:
          runAsUser: 1000
          runAsGroup: 1000
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "groups do not exist on Windows",
        "os:\n  name: windows\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    let group = container.effective("runAsGroup")
    if let group {
      guard group.int == 0 else { return }
      report(
        "runs with root's group", at: .value(group),
        remedy: Remedy(.review, "Set runAsGroup to a group of its own", .replace(group, with: .int(65532))))
      return
    }
    let hasUser = container.effective("runAsUser") != nil
    report(
      hasUser
        ? "runs with root's group: a user without runAsGroup gets group 0"
        : "may run with root's group: runAsGroup is not set",
      at: .missing(under: container.node, "securityContext.runAsGroup"),
      remedy: Remedy(
        .review, "Set runAsGroup to a group of its own, such as 65532",
        .set(under: container.node, path: "securityContext.runAsGroup", to: .int(65532))))
  }
}
