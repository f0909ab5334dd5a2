internal import Documents
internal import Findings
internal import Kubernetes

struct ComponentTLS: ObjectCheck {
  static let about = About(
    id: "network/encrypt-all-traffic",
    severity: .high,
    title: "Let kubelets serve by TLS 1.2 or later, with sound ciphers",
    why: """
      Commands into containers, logs and tokens cross this link. Whoever listens records what the old \
      versions and ciphers no longer protect.
      """,
    scope: .kinds(["KubeletConfiguration"]),
    needs: ["the configuration of the components"],
    fails: [
      Example(
        "an old version",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        tlsMinVersion: ⟦VersionTLS11⟧
        """),
      Example(
        "broken ciphers among the others",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        tlsCipherSuites:
        - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
        - ⟦TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA⟧
        - ⟦TLS_RSA_WITH_AES_128_GCM_SHA256⟧
        """),
    ],
    passes: [
      Example(
        "the default is 1.2",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        """),
      Example(
        "sound ciphers, and a later version",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        tlsMinVersion: VersionTLS13
        tlsCipherSuites: [TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA]
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { PodPIDLimit.isKubelet(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if let version = object.node.given("tlsMinVersion"),
      version.textIs("VersionTLS10") || version.textIs("VersionTLS11")
    {
      report(
        "serves by TLS before 1.2", at: .value(version),
        remedy: Remedy(.review, "Remove it: the default is VersionTLS12", .remove(version)))
    }
    guard let suites = object.node.given("tlsCipherSuites") else { return }
    for suite in suites.children where suite.withText(Self.isInsecure) ?? false {
      let name = suite.text ?? ""
      report(
        "offers the insecure cipher suite \(name)", at: .value(suite), discriminator: name,
        remedy: Remedy(.review, "Remove it", .remove(suite)))
    }
  }

  /// The suites that Go's `crypto/tls` calls insecure: RC4, 3DES, those without forward secrecy, and CBC
  /// with SHA-256.
  private static func isInsecure(_ suite: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = String(decoding: suite, as: UTF8.self)
    return name.hasPrefix("TLS_RSA_") || name.contains("_RC4_") || name.contains("_3DES_")
      || name.hasSuffix("_CBC_SHA256")
  }
}
