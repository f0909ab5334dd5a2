internal import Documents
internal import Findings
internal import Kubernetes

struct DefaultProcMount: ContainerCheck {
  static let about = About(
    id: "pod/pss-residual/proc-mount",
    severity: .high,
    title: "Keep the masks over /proc",
    why: "Runtimes hide parts of /proc through which a process learns of the node or changes its kernel.",
    profiles: .baseline(),
    scope: .linuxField(),
    fails: [
      .pod(
        "unmasked",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            procMount: ⟦Unmasked⟧
        """),
      .pod(
        "the level restricted refuses it also in a user namespace", profile: .pssRestricted,
        """
        hostUsers: false
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            procMount: ⟦Unmasked⟧
        """),
    ],
    passes: [
      .pod(
        "Windows has no /proc",
        """
        os:
          name: windows
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            procMount: Unmasked
        """),
      .pod(
        "the default",
        "containers:\n- name: web\n  image: example.com/web:1\n  securityContext:\n    procMount: Default"),
      .pod(
        "since 1.35 baseline allows it in a user namespace", profile: .pssBaseline,
        """
        hostUsers: false
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            procMount: Unmasked
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let field = container.security?.given("procMount"), !field.textIs("Default") else { return }
    if workload.hasUserNamespace, context.profile != .pssRestricted, context.isAtLeast(35) { return }
    report(
      "sees the unmasked /proc", at: .value(field),
      remedy: Remedy(.review, "Remove procMount", .remove(field)))
  }
}
