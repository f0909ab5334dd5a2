internal import Documents
internal import Findings
internal import Kubernetes

struct PodSecurityPolicyMigration: ObjectCheck {
  static let about = About(
    id: "pod/psp-migration",
    severity: .medium,
    title: "Replace PodSecurityPolicy by Pod Security Admission",
    why: """
      Kubernetes 1.25 removed PodSecurityPolicy. A manifest that still relies on it looks like protection \
      and enforces nothing.
      """,
    scope: .kinds(["PodSecurityPolicy"]),
    fails: [
      Example(
        "the kind is gone",
        """
        apiVersion: policy/v1beta1
        kind: ⟦PodSecurityPolicy⟧
        metadata:
          name: restricted
        spec:
          privileged: false
        """)
    ],
    passes: [
      Example(
        "before 1.25 it works", minor: 24,
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: restricted
        spec:
          privileged: false
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard context.isAtLeast(25), let kind = object.node["kind"] else { return }
    report(
      "is of a kind that Kubernetes 1.25 removed: it enforces nothing", at: .value(kind),
      remedy: .advice(
        "Label the namespaces with a Pod Security level; keep the rest in a ValidatingAdmissionPolicy"))
  }
}
