internal import Documents
internal import Findings
internal import Kubernetes

/// The remedy is always safe: since 1.27, from where on it is found, nobody reads the annotation.
struct SeccompAnnotation: WorkloadCheck {
  static let about = About(
    id: "pod/seccomp/ignored-annotation",
    severity: .medium,
    title: "Name the seccomp profile in the field",
    why: "Since Kubernetes 1.27 the annotation does nothing: the profile that it names is not applied.",
    scope: .linuxPods,
    fails: [
      Example(
        "a profile that is not applied",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            ⟦seccomp.security.alpha.kubernetes.io/pod⟧: runtime/default
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """)
    ],
    passes: [
      Example(
        "in 1.26 the annotation still counts", minor: 26,
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: example
          annotations:
            seccomp.security.alpha.kubernetes.io/pod: runtime/default
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      .pod(
        "the field",
        "securityContext:\n  seccompProfile:\n    type: RuntimeDefault\ncontainers:\n- name: web\n  image: example.com/web:1"
      ),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard context.isAtLeast(27) else { return }
    for annotation in SeccompProfiles.annotations(of: workload) {
      report(
        "names a seccomp profile in an annotation that is ignored", at: .key(annotation),
        discriminator: annotation.key,
        remedy: Remedy(.safe, "Remove the annotation", .remove(annotation)))
    }
  }
}
