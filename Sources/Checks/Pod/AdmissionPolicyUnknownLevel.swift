internal import Findings
internal import Kubernetes

struct AdmissionPolicyUnknownLevel: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/unknown-level",
    severity: .medium,
    title: "Name a Pod Security level that exists",
    why: """
      An unknown value of enforce is taken for restricted and may refuse the namespace's pods; an unknown \
      value of warn or audit is taken for privileged and says nothing any more.
      """,
    scope: .kinds(["Namespace"]),
    fails: [
      Example(
        "a slip of the pen",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: ⟦strict⟧
            pod-security.kubernetes.io/warn: ⟦Restricted⟧
        """)
    ],
    passes: [
      Example(
        "the three levels",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/audit: restricted
            pod-security.kubernetes.io/warn: privileged
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let labels = PodSecurityLabels(object)
    for mode in PodSecurityLabels.Mode.allCases {
      guard let level = labels.level(mode), !PodSecurityLabels.isKnown(level) else { continue }
      let taken = mode == .enforce ? "restricted" : "privileged"
      report(
        "has the unknown level \(level.text ?? "?") for \(mode.rawValue), which is taken for \(taken)",
        at: .value(level),
        discriminator: mode.rawValue, remedy: .advice("Write privileged, baseline or restricted"))
    }
  }
}
