internal import Findings
internal import Kubernetes

struct AppArmorConflict: WorkloadCheck {
  static let about = About(
    id: "pod/apparmor/conflict",
    severity: .medium,
    title: "Let AppArmor annotation and field agree",
    why: """
      The API server refuses a new pod whose annotation and field name different profiles; until then \
      nobody can tell which one is meant.
      """,
    scope: .pods,
    fails: [
      Example(
        "two profiles for one container",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.apparmor.security.beta.kubernetes.io/web: ⟦localhost/web⟧
        spec:
          containers:
          - name: web
            image: example.com/web:1
            securityContext:
              appArmorProfile:
                type: RuntimeDefault
        """)
    ],
    passes: [
      Example(
        "both say the same",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            container.apparmor.security.beta.kubernetes.io/web: localhost/web
        spec:
          containers:
          - name: web
            image: example.com/web:1
            securityContext:
              appArmorProfile:
                type: Localhost
                localhostProfile: web
        """)
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for (name, value) in AppArmorProfiles.annotations(of: workload) {
      guard let container = workload.containers.first(where: { $0.name == name }),
        let profile = container.security?.given("appArmorProfile"), let type = profile["type"]?.text,
        let annotated = AppArmorProfiles.type(ofAnnotation: value)
      else { continue }
      let sameProfile =
        type != "Localhost" || value.text == "localhost/\(profile["localhostProfile"]?.text ?? "")"
      guard annotated != type || !sameProfile else { continue }
      report(
        "names another AppArmor profile for container \(name) than its field", at: .value(value),
        discriminator: name,
        remedy: Remedy(.review, "Remove the annotation; the field says it", .remove(value)))
    }
  }
}
