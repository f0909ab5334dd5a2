internal import Findings
internal import Kubernetes

struct AppArmorAnnotation: WorkloadCheck {
  static let about = About(
    id: "pod/apparmor/deprecated-annotation",
    severity: .low,
    title: "Name the AppArmor profile in the field",
    why: """
      Since Kubernetes 1.30 the profile has a field; the annotation is deprecated, and what reads only the \
      field takes the container for one without a profile.
      """,
    scope: .pods,
    fails: [
      Example(
        "a profile in the annotation only",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            ⟦container.apparmor.security.beta.kubernetes.io/web⟧: runtime/default
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """)
    ],
    passes: [
      Example(
        "before 1.30 there is no field", minor: 29,
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.apparmor.security.beta.kubernetes.io/web: runtime/default
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "unconfined is the matter of pod/apparmor",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.apparmor.security.beta.kubernetes.io/web: unconfined
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard context.isAtLeast(30) else { return }
    for (name, value) in AppArmorProfiles.annotations(of: workload) {
      guard let type = AppArmorProfiles.type(ofAnnotation: value),
        type == "RuntimeDefault" || type == "Localhost",
        let container = workload.containers.first(where: { $0.name == name }),
        AppArmorProfiles.type(in: container.security) == nil
      else { continue }
      report(
        "names the AppArmor profile of container \(name) in an annotation", at: .key(value),
        discriminator: name,
        remedy: .advice(
          "Set securityContext.appArmorProfile of the container to \(type), and drop the annotation"))
    }
  }
}
