internal import Findings
internal import Kubernetes

struct AdmissionPolicyVersion: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/version",
    severity: .low,
    title: "Pin the Pod Security level to a version that exists",
    why: "A malformed version is taken for latest: the rules change with the next upgrade of the cluster.",
    scope: .kinds(["Namespace"]),
    fails: [
      Example(
        "the v is missing",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/enforce-version: ⟦"1.30"⟧
        """)
    ],
    passes: [
      Example(
        "a minor version, or latest",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/enforce-version: v1.30
            pod-security.kubernetes.io/warn: restricted
            pod-security.kubernetes.io/warn-version: latest
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let labels = PodSecurityLabels(object)
    for mode in PodSecurityLabels.Mode.allCases {
      guard let version = labels.version(mode), let text = version.text, !Self.isVersion(text) else {
        continue
      }
      report(
        "has the version \(text) for \(mode.rawValue), which is taken for latest", at: .value(version),
        discriminator: mode.rawValue, remedy: .advice("Write latest, or v1. and a minor version"))
    }
  }

  /// `latest` or `v1.N` without leading zeros, as Pod Security Admission parses it.
  private static func isVersion(_ text: String) -> Bool {
    guard text != "latest" else { return true }
    let minor = text.dropFirst(3)
    return text.hasPrefix("v1.") && !minor.isEmpty && minor.utf8.allSatisfy { (48...57).contains($0) }
      && (minor.count == 1 || minor.first != "0")
  }
}
