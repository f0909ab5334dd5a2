internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct NonRoot: ContainerCheck {
  static let about = About(
    id: "pod/non-root",
    severity: .high,
    title: "Run every container as a non-root user",
    why: """
      Root in the container is root on the node as soon as the isolation fails, and before that it may \
      install, mount and overwrite what a user may not.
      """,
    scope: .pods,
    fails: [
      .pod(
        "nothing is said: the image decides, and most images say root",
        "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "user 0 is root, also beside runAsNonRoot",
        """
        securityContext:
          runAsNonRoot: true
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsUser: ⟦0⟧
        """),
      .pod(
        "the container wins over the pod",
        """
        securityContext:
          runAsNonRoot: true
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsNonRoot: ⟦false⟧
        """),
      .pod(
        "the pod's user counts for every container, init containers too",
        """
        securityContext:
          runAsUser: ⟦0⟧
        initContainers:
        - name: setup
          image: example.com/setup:1
          securityContext:
            runAsUser: 1000
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "sidecars and ephemeral containers too",
        """
        initContainers:
        - ⟦name⟧: proxy
          image: example.com/proxy:1
          restartPolicy: Always
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsUser: 1000
        ephemeralContainers:
        - ⟦name⟧: debug
          image: example.com/debug:1
        """),
      .pod(
        "null is the same as absent",
        """
        securityContext:
          runAsUser: null
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            ⟦runAsNonRoot⟧: ~
        """),
      .pod(
        "a user namespace makes it less grave, and it stays root inside", severity: .low,
        "hostUsers: false\ncontainers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "the image's account on Windows",
        "os:\n  name: windows\ncontainers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "the administrator of a Windows container",
        """
        os:
          name: windows
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            windowsOptions:
              runAsUserName: ⟦ContainerAdministrator⟧
        """),
    ],
    passes: [
      .pod(
        "both fields, so that the kubelet refuses an image that says root",
        """
        securityContext:
          runAsNonRoot: true
          runAsUser: 65532
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "a user of its own satisfies the guidance",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsUser: 1000
        ephemeralContainers:
        - name: debug
          image: example.com/debug:1
          securityContext:
            runAsNonRoot: yes
        """),
      .pod(
        "another account on Windows",
        """
        os:
          name: windows
        securityContext:
          windowsOptions:
            runAsUserName: ContainerUser
        containers:
        - name: web
          image: example.com/web:1
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    let answer = RunAsRoot.answer(container, windows: workload.isWindows)
    if case .no = answer { return }
    // In a user namespace of its own, root in the container is nobody on the node.
    let isMapped = workload.hasUserNamespace && context.isAtLeast(33)
    let note = isMapped ? ", inside its user namespace only" : ""
    let severity: Severity? = isMapped ? .low : nil
    let who = workload.isWindows ? "administrator" : "root"
    switch answer {
    case .no: break
    case .yes(let node):
      report(
        "runs as \(who)\(note)", at: .value(node), severity: severity,
        remedy: workload.isWindows
          ? .advice("Name another account in runAsUserName")
          : Remedy(
            .review, "Set runAsUser to the image's own user, or 65532", .replace(node, with: .int(65532))))
    case .allowed(let node):
      report(
        "may run as \(who)\(note)", at: .value(node), severity: severity,
        remedy: Remedy(.review, "Set runAsNonRoot: true", .replace(node, with: .bool(true))))
    case .unsaid:
      report(
        "may run as \(who): \(workload.isWindows ? "runAsNonRoot is not set" : "neither runAsNonRoot nor runAsUser is set")\(note)",
        at: .missing(under: container.node, "securityContext.runAsNonRoot"), severity: severity,
        remedy: Remedy(
          .review, "Set runAsNonRoot: true",
          .set(under: container.node, path: "securityContext.runAsNonRoot", to: .bool(true))))
    }
  }
}
