internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// What is asked of the certificates of a node.
protocol CertificateCheck: ObjectCheck {}

extension CertificateCheck {
  func applies(to object: KubernetesObject, in context: Context) -> Bool { isOfNode(object) }

  func isOfNode(_ object: KubernetesObject) -> Bool { object.group == NodeEvidence.group }

  /// What the certificate is for, as the evidence has it.
  func isUsed(as use: StaticString, _ object: KubernetesObject) -> Bool {
    object.node.given("use")?.textIs(use) ?? false
  }
}

extension Example {
  /// A certificate of a node, with these fields.
  static func certificate(
    _ title: String, severity: Severity? = nil, settings: [String: [String]] = [:], _ fields: String
  ) -> Example {
    Example(
      title, severity: severity, settings: settings,
      """
      apiVersion: \(NodeEvidence.apiVersion)
      kind: NodeCertificate
      metadata: {name: /etc/kubernetes/pki/some.crt}
      \(fields)

      """)
  }
}
