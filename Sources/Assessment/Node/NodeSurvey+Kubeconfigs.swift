internal import Documents
internal import Kubernetes

extension NodeSurvey {
  /// Notes what a kubeconfig logs in with and whom it trusts, never the credentials; and its certificates.
  ///
  /// Source: kubernetes, client-go/tools/clientcmd/api/v1/types.go.
  mutating func takeKubeconfig(_ path: String, _ role: NodeLayout.Role) {
    let bytes = attempt(path) { root throws(FileError) in try root.read(path, limit: 4 << 20) }
    guard let bytes else { return }
    let parsed = parse(bytes, name: root.shown(path), claim: .yaml)
    for error in parsed.errors {
      unreadable.append(
        Unassessed(file: root.shown(path), line: nil, reason: .parseError, message: error.message))
    }
    for document in parsed.documents where document["kind"]?.textIs("Config") ?? false {
      note(document, of: path, role)
    }
  }

  private mutating func note(_ document: Node, of path: String, _ role: NodeLayout.Role) {
    let isKubelets = NodeLayout.kubeletKubeconfigs.contains { path.hasSuffix($0) }
    var credentials: [(name: String, value: String)] = []
    for entry in document.items("users") {
      guard let user = entry.given("user") else { continue }
      let name = entry["name"]?.text ?? ""
      for key in Self.credentials where user.given(key) != nil {
        credentials.append((name, key.description))
      }
      takeInline(user, "client-certificate-data", of: path, "user \(name)", isKubelets)
    }
    var unverified: [String] = []
    var servers: [(name: String, value: String)] = []
    for entry in document.items("clusters") {
      guard let cluster = entry.given("cluster") else { continue }
      let name = entry["name"]?.text ?? ""
      servers.append((name, cluster["server"]?.text ?? ""))
      if cluster["insecure-skip-tls-verify"]?.bool == true { unverified.append(name) }
      takeInline(cluster, "certificate-authority-data", of: path, "cluster \(name)", nil)
    }
    evidence.add(
      "NodeKubeconfig", named: root.shown(path),
      [
        ("role", .text(role.rawValue)), ("servers", .variables(servers)), ("unverified", .list(unverified)),
        ("credentials", .variables(credentials)),
      ])
  }

  /// The fields by which a user logs in.
  private static let credentials: [StaticString] = [
    "client-certificate", "client-certificate-data", "client-key", "client-key-data", "token", "tokenFile",
    "username", "password", "exec", "auth-provider",
  ]

  /// The certificates that stand in a kubeconfig itself.
  ///
  /// - Parameter isKubelets: Whether the user is the kubelet; nil where it is no user's.
  private mutating func takeInline(
    _ node: Node, _ field: StaticString, of path: String, _ part: String, _ isKubelets: Bool?
  ) {
    guard let readCertificates, let data = node.given(field) else { return }
    let use = isKubelets.map { $0 ? CertificateUse.kubeletClient : .user } ?? .other
    take("\(path) (\(part))", use) { () throws(CertificateFault) in
      guard let bytes = data.withText({ Base64.decode($0) }) ?? nil else {
        throw CertificateFault("\(field) is not base64")
      }
      return try readCertificates(bytes)
    }
  }
}
