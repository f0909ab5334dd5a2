internal import Documents
internal import Findings
internal import Kubernetes

/// Installers name the files alike: `ca.crt` or `client-ca.crt` is the cluster's, and what has etcd in its path etcd's.
struct EtcdAuthority: CertificateCheck {
  static let about = About(
    id: "controlplane/etcd-dedicated-ca/certificate",
    severity: .high,
    title: "Keep the cluster's CA out of etcd's files",
    why: """
      Two files may hold one CA. Then every certificate of the cluster, each user's and each node's, opens etcd, and \
      with it everything past the API server.
      """,
    scope: .kinds(["NodeCertificate"]),
    needs: ["the certificates of a node"],
    fails: [
      Example(
        "a copy of the cluster's",
        pair("CN=kubernetes", at: "⟦/etc/kubernetes/pki/etcd/ca.crt⟧", authority: true)),
      Example(
        "a certificate that the cluster's CA issued",
        pair("CN=kube-etcd", at: "⟦/etc/kubernetes/pki/etcd/server.crt⟧", authority: false)),
    ],
    passes: [
      Example("one of its own", pair("CN=etcd-ca", at: "/etc/kubernetes/pki/etcd/ca.crt", authority: true)),
      Example(
        "the API server's client certificate lies elsewhere",
        pair("CN=apiserver", at: "/etc/kubernetes/pki/apiserver.crt", authority: false)),
    ])

  /// The cluster's CA, and another certificate: an authority by itself, else issued by the cluster's.
  private static func pair(_ subject: String, at file: String, authority: Bool) -> String {
    """
    apiVersion: node.bulwark.dev/v1
    kind: NodeCertificate
    metadata: {name: /etc/kubernetes/pki/ca.crt}
    file: /etc/kubernetes/pki/ca.crt
    subject: CN=kubernetes
    issuer: CN=kubernetes
    isAuthority: true
    notBefore: 2026-01-01T00:00:00Z
    notAfter: 2036-01-01T00:00:00Z
    ---
    apiVersion: node.bulwark.dev/v1
    kind: NodeCertificate
    metadata: {name: other}
    file: \(file)
    subject: \(subject)
    issuer: \(authority ? subject : "CN=kubernetes")
    isAuthority: \(authority)
    notBefore: 2026-01-01T00:00:00Z
    notAfter: 2036-01-01T00:00:00Z

    """
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    isOfNode(object) && (object.node["file"]?.text.map(Self.isEtcds) ?? false)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let file = object.node.given("file"), let own = Names(object.node) else { return }
    let authorities = context.inventory.objects(ofKind: "NodeCertificate").filter {
      isOfNode($0) && ($0.node["file"]?.text.map(Self.isClusters) ?? false)
    }
    for authority in authorities {
      guard let theirs = Names(authority.node), theirs.subject == theirs.issuer else { continue }
      let isCopy = own == theirs
      guard isCopy || own.issuer == theirs.subject && own.subject != own.issuer else { continue }
      report(
        isCopy
          ? "is the cluster's CA: whoever has a certificate of it opens etcd"
          : "is of the cluster's CA, and not of one of etcd's",
        at: .value(file),
        remedy: .advice("Issue etcd's certificates by a CA of its own"))
      return
    }
  }

  /// What tells one authority from another, as far as the evidence has it.
  private struct Names: Equatable {
    let subject: String
    let issuer: String
    let days: [String?]

    init?(_ node: Node) {
      guard let subject = node["subject"]?.text, let issuer = node["issuer"]?.text, !subject.isEmpty else {
        return nil
      }
      self.subject = subject
      self.issuer = issuer
      days = [node["notBefore"]?.text, node["notAfter"]?.text]
    }
  }

  private static func isEtcds(_ path: String) -> Bool {
    // The API server's certificate for etcd lies beside its others, and is of etcd's CA.
    path.split(separator: "/").contains { $0.hasPrefix("etcd") }
      || path.hasSuffix("apiserver-etcd-client.crt")
  }

  private static func isClusters(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return !isEtcds(path) && ["ca.crt", "ca.pem", "client-ca.crt", "kubernetes-ca.crt"].contains(name)
  }
}
