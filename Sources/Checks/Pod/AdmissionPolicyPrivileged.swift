internal import Findings
internal import Kubernetes

struct AdmissionPolicyPrivileged: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/privileged",
    severity: .high,
    title: "Do not exempt a namespace by the level privileged",
    why: """
      The level privileged allows everything, and a namespace's label wins over the cluster's default: \
      whoever may create pods there may take over a node.
      """,
    scope: .kinds(["Namespace"]),
    fails: [
      Example(
        "everything is allowed",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: ⟦privileged⟧
        """)
    ],
    passes: [
      Example(
        "a level that forbids something",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let labels = PodSecurityLabels(object)
    guard !labels.isSystem, let level = labels.level(.enforce), level.textIs("privileged") else { return }
    report(
      "enforces the level privileged, which allows everything", at: .value(level),
      remedy: Remedy(.review, "Enforce baseline", .replace(level, with: .string("baseline"))))
  }
}
