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
      .pod(
        "the container wins over the pod, init containers count too",
        """
        securityContext:
          runAsUser: 1000
          runAsGroup: 1000
        initContainers:
        - name: setup
          image: example.com/setup:1
          securityContext:
            runAsGroup: ⟦0⟧
        containers:
        - name: web
          image: example.com/web:1
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
    if let id = group?.int, id > 0 { return }
    let user = container.effective("runAsUser")
    // A group beside the user's own id is what images are commonly built for.
    let own = user?.int.flatMap { $0 > 0 ? $0 : nil } ?? 65532
    if let group, group.int == 0 {
      report(
        "runs with root's group", at: .value(group),
        remedy: Remedy(
          .review, "Set runAsGroup to a group of its own, such as \(own)", .replace(group, with: .int(own))))
      return
    }
    let hasUser = user != nil
    report(
      hasUser
        ? "runs with root's group: a user without runAsGroup gets group 0, unless the image knows better"
        : "may run with root's group: runAsGroup is not set",
      at: .missing(under: container.node, "securityContext.runAsGroup"),
      remedy: Remedy(
        .review, "Set runAsGroup to a group of its own, such as \(own)",
        .set(under: container.node, path: "securityContext.runAsGroup", to: .int(own))))
  }
}
