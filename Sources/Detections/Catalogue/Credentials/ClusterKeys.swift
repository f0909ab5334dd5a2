struct ClusterKeys: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-10", .high, "Bootstrap token, or secret of etcd or the CA, touched",
    why: """
      These secrets make nodes and certificates.
      """,
    serves: ["secrets/rbac-restrict", "threat/insider-admin"], techniques: ["T1552.007"],
    scope: EventScope(["secrets"], .all, attempts: true),
    normal: ["kubeadm join and upload-certs"],
    suppressed: ["token-cleaner and bootstrap-signer"],
    runbook: .secretExposure,
    fires: [
      EventExample(
        "a bootstrap token",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"kube-system","name":"bootstrap-token-abc123"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "the certificates of kubeadm",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"kube-system","name":"kubeadm-certs"},"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "another secret",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"kube-system","name":"dashboard"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "the token cleaner",
        #"""
        {"verb":"delete","user":{"username":"system:serviceaccount:kube-system:token-cleaner"},"objectRef":{"resource":"secrets","namespace":"kube-system","name":"bootstrap-token-abc123"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let name = event.name
    guard event.namespace == "kube-system", ![.controlPlane, .provider].contains(event.kind),
      name.hasPrefix("bootstrap-token-") || name.hasSuffix("-ca") || name.hasPrefix("etcd")
        || name == "kubeadm-certs"
        || name.hasPrefix("service-account-key")
    else { return nil }
    let user = event.effective.name
    guard user != "system:serviceaccount:kube-system:token-cleaner",
      user != "system:serviceaccount:kube-system:bootstrap-signer"
    else { return nil }
    return Hit("\(event.outcome == .succeeded ? event.deed : "tried to \(event.verb)") \(event.described)")
  }
}
