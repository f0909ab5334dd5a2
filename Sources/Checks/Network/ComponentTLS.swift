internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct ComponentTLS: FlagCheck, ObjectCheck {
  static let about = About(
    id: "network/encrypt-all-traffic",
    severity: .high,
    title: "Let components serve by TLS 1.2 or later, with sound ciphers",
    why: """
      Commands into containers, logs and tokens cross this link. Whoever listens records what the old \
      versions and ciphers no longer protect.
      """,
    scope: .commands(
      of: .apiServer, .controllerManager, .scheduler, .etcd, .kubelet, configuredBy: ["KubeletConfiguration"]),
    needs: ["the configuration of the components"],
    fails: [
      .command("an old version", "kube-apiserver\n⟦--tls-min-version=VersionTLS10⟧"),
      .command("in etcd's spelling", "etcd\n⟦--tls-min-version=TLS1.1⟧"),
      .command(
        "a broken cipher among the others",
        "kube-scheduler\n⟦--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_RC4_128_SHA⟧"
      ),
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
      .command("the default is 1.2", "kube-apiserver\n--secure-port=6443"),
      .command("a later version", "etcd\n--tls-min-version=TLS1.3\n--cipher-suites=TLS_AES_128_GCM_SHA256"),
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

  var forms: [CheckForm] { [.command(self), .object(self)] }

  static let rules: [FlagRule] =
    [.apiServer, .controllerManager, .scheduler, .kubelet].flatMap { component in
      rows(component, ciphers: "--tls-cipher-suites") { $0 != "VersionTLS10" && $0 != "VersionTLS11" }
    } + rows(.etcd, ciphers: "--cipher-suites") { $0 == "TLS1.2" || $0 == "TLS1.3" || $0.isEmpty }

  private static func rows(
    _ component: Component, ciphers: StaticString, isSound: @escaping @Sendable (String) -> Bool
  ) -> [FlagRule] {
    [
      FlagRule(
        component: component, flag: "--tls-min-version", demand: .text(isSound),
        defaultKeeps: FlagRule.always,
        message: "serves by TLS before 1.2", cure: .remove),
      FlagRule(
        component: component, flag: ciphers, demand: .list { !$0.contains(where: isInsecure) },
        defaultKeeps: FlagRule.always, message: "offers insecure cipher suites",
        cure: .advice("Take the insecure suites out of \(ciphers)")),
    ]
  }

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
    for suite in suites.children {
      guard let name = suite.text, Self.isInsecure(name) else { continue }
      report(
        "offers the insecure cipher suite \(name)", at: .value(suite), discriminator: name,
        remedy: Remedy(.review, "Remove it", .remove(suite)))
    }
  }

  /// The suites that Go's `crypto/tls` calls insecure: RC4, 3DES, those without forward secrecy, and CBC
  /// with SHA-256.
  @Sendable private static func isInsecure(_ name: String) -> Bool {
    name.hasPrefix("TLS_RSA_") || name.contains("_RC4_") || name.contains("_3DES_")
      || name.hasSuffix("_CBC_SHA256")
  }
}
