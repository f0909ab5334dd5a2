internal import Findings
internal import Kubernetes

struct ReadOnlyRootFilesystem: ContainerCheck {
  static let about = About(
    id: "pod/read-only-rootfs",
    severity: .medium,
    title: "Make the container's root filesystem read-only",
    why: """
      An intruder who cannot write to the image's files cannot drop tools, alter the application or \
      persist until the next start.
      """,
    scope: .linuxPods,
    fails: [
      .pod("absent means writable", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "the security context lacks the field",
        """
        containers:
        - name: web
          image: example.com/web:1
          ⟦securityContext⟧:
            runAsNonRoot: true
        """),
      .pod(
        "init containers count too",
        """
        initContainers:
        - name: setup
          image: example.com/setup:1
          securityContext:
            readOnlyRootFilesystem: ⟦false⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            readOnlyRootFilesystem: true
        """),
    ],
    passes: [
      .pod(
        "read-only, with a writable place for temporary files",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            readOnlyRootFilesystem: true
          volumeMounts:
          - name: tmp
            mountPath: /tmp
        volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
        """),
      .pod(
        "the field does not exist on Windows",
        "os:\n  name: windows\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    let field = container.security?.given("readOnlyRootFilesystem")
    guard field?.bool != true else { return }
    let remedy = Remedy(
      .review, "Set readOnlyRootFilesystem: true, and mount an emptyDir where the program writes",
      .set(under: container.node, path: "securityContext.readOnlyRootFilesystem", to: .bool(true)))
    if let field {
      report("has a writable root filesystem", at: .value(field), remedy: remedy)
    } else {
      report(
        "has a writable root filesystem",
        at: .missing(under: container.node, "securityContext.readOnlyRootFilesystem"), remedy: remedy)
    }
  }
}
