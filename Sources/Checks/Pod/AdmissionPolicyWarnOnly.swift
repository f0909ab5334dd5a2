internal import Findings
internal import Kubernetes

struct AdmissionPolicyWarnOnly: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/warn-only",
    severity: .high,
    title: "Enforce the Pod Security level, not only warn",
    why: "Warnings and audit records stop no pod; an attacker does not read them.",
    scope: .kinds(["Namespace"]),
    fails: [
      Example(
        "warned and recorded, never refused",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          ⟦labels⟧:
            pod-security.kubernetes.io/warn: restricted
            pod-security.kubernetes.io/audit: restricted
        """)
    ],
    passes: [
      Example(
        "enforces one level and warns of the next",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/warn: restricted
        """),
      Example(
        "the level privileged warns of nothing: pod/admission-policy",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/warn: privileged
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let labels = PodSecurityLabels(object)
    guard labels.isWarnOnly, !labels.isSystem, let metadata = object.metadata,
      !PodSecurityLabels.defaultIsEnforced(in: context.inventory)
    else { return }
    report(
      "only warns of pods that break its level and admits them", at: .missing(under: metadata, "labels"),
      remedy: .advice("Add pod-security.kubernetes.io/enforce once its pods keep to the level"))
  }
}
