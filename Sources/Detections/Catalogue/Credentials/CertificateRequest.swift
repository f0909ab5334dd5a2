internal import Documents

struct CertificateRequest: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-06", .high, "Certificate requested or approved outside the node flow",
    why: """
      A client certificate is an account that nobody can revoke.
      """,
    serves: ["auth/strong-user-authentication", "threat/insider-admin"], techniques: ["T1098", "T1136"],
    scope: EventScope(["certificatesigningrequests", "certificatesigningrequests/approval"], .applies),
    normal: ["cert-manager"],
    suppressed: ["nodes and bootstrap tokens, the control plane and accounts of kube-system"],
    runbook: .rogueCertificate,
    fires: [
      EventExample(
        "requested",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"signerName":"kubernetes.io/kube-apiserver-client"}}}
        """#),
      EventExample(
        "approved",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","subresource":"approval","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "a kubelet that joins",
        #"""
        {"verb":"create","user":{"username":"system:bootstrap:abcdef"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a serving certificate",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"signerName":"kubernetes.io/kubelet-serving"}}}
        """#),
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let user = event.effective
    guard event.kind != .node, event.kind != .controlPlane, event.kind != .provider, !user.isSystemAccount,
      !user.name.hasPrefix("system:bootstrap:")
    else { return nil }
    if event.subresource == "approval" { return Hit("approved the certificate \(event.name)") }
    guard event.verbs == .create else { return nil }
    let signer = event.object?["spec"]?["signerName"]?.text ?? ""
    if signer == "kubernetes.io/kubelet-serving" || signer == "kubernetes.io/kube-apiserver-client-kubelet" {
      return nil
    }
    return Hit("requested a certificate: \(event.name)\(signer.isEmpty ? "" : " from \(signer)")")
  }
}
