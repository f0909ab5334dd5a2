internal import Documents
internal import Findings
internal import Kubernetes

struct AppArmorConfined: WorkloadCheck {
  static let about = About(
    id: "pod/apparmor",
    severity: .medium,
    title: "Do not switch AppArmor off",
    why: """
      AppArmor limits what a process may touch even after a fault in the container runtime. Unconfined \
      gives that up.
      """,
    profiles: .baseline(),
    scope: .linuxField(),
    fails: [
      .pod(
        "pod level and containers are judged each",
        """
        securityContext:
          appArmorProfile:
            type: ⟦Unconfined⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            appArmorProfile:
              type: ⟦Unconfined⟧
        """),
      Example(
        "the annotation of the time before 1.30",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.apparmor.security.beta.kubernetes.io/web: ⟦unconfined⟧
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "Windows has no AppArmor",
        """
        os:
          name: windows
        securityContext:
          appArmorProfile:
            type: Unconfined
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod("absent means the runtime's profile", "containers:\n- name: web\n  image: example.com/web:1"),
      Example(
        "a profile of one's own",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.apparmor.security.beta.kubernetes.io/log: localhost/log
        spec:
          securityContext:
            appArmorProfile:
              type: RuntimeDefault
          containers:
          - name: web
            image: example.com/web:1
            securityContext:
              appArmorProfile:
                type: Localhost
                localhostProfile: web
          - name: log
            image: example.com/log:1
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    workload.eachSecurityContext(report) { judge($0, report) }
    for (container, value) in AppArmorProfiles.annotations(of: workload) {
      guard let type = AppArmorProfiles.type(ofAnnotation: value), type != "RuntimeDefault",
        type != "Localhost"
      else { continue }
      report(
        "runs container \(container) without AppArmor confinement", at: .value(value),
        discriminator: container,
        remedy: Remedy(.review, "Remove the annotation", .remove(value)))
    }
  }

  private func judge(_ security: Node, _ report: Reporter) {
    guard let type = AppArmorProfiles.type(in: security), !type.textIs("RuntimeDefault"),
      !type.textIs("Localhost")
    else { return }
    report(
      "runs without AppArmor confinement", at: .value(type),
      remedy: Remedy(
        .review, "Set appArmorProfile.type: RuntimeDefault", .replace(type, with: .string("RuntimeDefault"))))
  }
}
