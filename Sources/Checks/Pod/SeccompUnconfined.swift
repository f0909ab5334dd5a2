internal import Documents
internal import Findings
internal import Kubernetes

struct SeccompUnconfined: WorkloadCheck {
  static let about = About(
    id: "pod/seccomp/unconfined",
    severity: .high,
    title: "Do not switch seccomp off",
    why: "Unconfined allows every system call of the kernel, also on nodes whose default would confine.",
    profiles: .baseline(),
    scope: .linuxField(restrictedSparesSince: 25),
    fails: [
      .pod(
        "pod level and containers are judged each",
        """
        securityContext:
          seccompProfile:
            type: ⟦Unconfined⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seccompProfile:
              type: ⟦Unconfined⟧
        """),
      Example(
        "before 1.19 the annotations count", minor: 18,
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.seccomp.security.alpha.kubernetes.io/web: ⟦unconfined⟧
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      .pod(
        "the level baseline looks at Windows pods too", profile: .pssBaseline,
        """
        os:
          name: windows
        securityContext:
          seccompProfile:
            type: ⟦Unconfined⟧
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "the level restricted spares them since 1.25 only", minor: 24, profile: .pssRestricted,
        """
        os:
          name: windows
        securityContext:
          seccompProfile:
            type: ⟦Unconfined⟧
        containers:
        - name: web
          image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "the runtime's profile, or one on the node",
        """
        securityContext:
          seccompProfile:
            type: RuntimeDefault
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seccompProfile:
              type: Localhost
              localhostProfile: profiles/web.json
        """),
      .pod(
        "on Windows the level restricted lets it be", profile: .pssRestricted,
        """
        os:
          name: windows
        securityContext:
          seccompProfile:
            type: Unconfined
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seccompProfile:
              type: Unconfined
        """),
      .pod(
        "and so does the guidance: Windows has no seccomp",
        """
        os:
          name: windows
        securityContext:
          seccompProfile:
            type: Unconfined
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seccompProfile:
              type: Unconfined
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard context.isAtLeast(19) else { return judgeAnnotations(workload, report) }
    workload.eachSecurityContext(report) { judge($0, report) }
  }

  private func judge(_ security: Node, _ report: Reporter) {
    guard let type = SeccompProfiles.type(in: security), !type.textIs("RuntimeDefault"),
      !type.textIs("Localhost")
    else { return }
    report(
      "runs with seccomp \(type.text ?? "of the wrong type")", at: .value(type),
      remedy: Remedy(
        .review, "Set seccompProfile.type: RuntimeDefault", .replace(type, with: .string("RuntimeDefault"))))
  }

  private func judgeAnnotations(_ workload: Workload, _ report: Reporter) {
    for annotation in SeccompProfiles.annotations(of: workload) where !SeccompProfiles.confines(annotation) {
      report(
        "runs with seccomp \(annotation.text ?? "of the wrong type")", at: .value(annotation),
        discriminator: annotation.key,
        remedy: Remedy(.review, "Set runtime/default", .replace(annotation, with: .string("runtime/default")))
      )
    }
  }
}
