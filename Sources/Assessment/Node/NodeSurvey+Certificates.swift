extension NodeSurvey {
  /// What a certificate is for; the checks go by it.
  enum CertificateUse: String {
    /// What the API server shows its clients.
    case apiServer = "api-server"
    /// What the kubelet shows the API server.
    case kubeletClient = "kubelet-client"
    /// What a kubeconfig logs in with.
    case user
    case other
  }

  /// Notes the certificates of a file, where there is somebody to read them.
  mutating func takeCertificates(_ path: String) {
    guard let readCertificates, NodeLayout.holdsCertificates(path) else { return }
    let bytes = attempt(path) { root throws(FileError) in try root.read(path, limit: 1 << 20) }
    guard let bytes else { return }
    let use = path == servedCertificate ? .apiServer : NodeLayout.use(ofCertificate: path)
    take(path, use) { () throws(CertificateFault) in
      try readCertificates(bytes)
    }
  }

  /// Notes certificates that stand in another file.
  mutating func take(
    _ path: String, _ use: CertificateUse, _ read: () throws(CertificateFault) -> [CertificateFacts]
  ) {
    do throws(CertificateFault) {
      let certificates = try read()
      for (index, facts) in certificates.enumerated() {
        // Behind the first stand those that issued it.
        add(facts, of: path, number: index, index == 0 ? use : .other)
      }
    } catch {
      unreadable.append(
        Unassessed(file: root.shown(path), line: nil, reason: .parseError, message: error.message))
    }
  }

  private mutating func add(_ facts: CertificateFacts, of path: String, number: Int, _ use: CertificateUse) {
    var fields: [(String, EvidenceText.Value)] = [
      ("file", .text(root.shown(path))), ("use", .text(use.rawValue)), ("subject", .text(facts.subject)),
      ("issuer", .text(facts.issuer)), ("commonName", .text(facts.commonName)),
      ("organizations", .list(facts.organizations)), ("isAuthority", .bool(facts.isAuthority)),
      ("notBefore", .text(facts.notBefore)), ("notAfter", .text(facts.notAfter)), ("key", .text(facts.key)),
    ]
    if let bits = facts.bits { fields.append(("bits", .number(bits))) }
    if let curve = facts.curve { fields.append(("curve", .text(curve))) }
    fields += [
      ("signature", .text(facts.signature)), ("dnsNames", .list(facts.dnsNames)),
      ("addresses", .list(facts.addresses)),
    ]
    if use == .apiServer, let range = serviceRange { fields.append(("serviceRange", .text(range))) }
    let place = number == 0 ? "" : "#\(number + 1)"
    evidence.add("NodeCertificate", named: root.shown(path) + place, fields)
  }
}

extension NodeLayout {
  /// Whether a file is one that certificates are kept in. The kubelet leaves its former ones beside the current.
  static func holdsCertificates(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    if name.hasPrefix("kubelet-client-2") || name.hasPrefix("kubelet-server-2") { return false }
    if name.hasSuffix("-key.pem") { return false }
    return [".crt", ".cert", ".cer", ".pem"].contains { name.hasSuffix($0) }
  }

  /// What a certificate is for, by the names that installers give it.
  static func use(ofCertificate path: String) -> NodeSurvey.CertificateUse {
    switch path.split(separator: "/").last ?? "" {
    case "apiserver.crt", "serving-kube-apiserver.crt", "kube-apiserver.crt": .apiServer
    case "kubelet-client-current.pem", "client-kubelet.crt": .kubeletClient
    default: .other
    }
  }
}
