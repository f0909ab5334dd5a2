internal import Documents
internal import Findings
internal import Kubernetes

/// Sources: NIST SP 800-57 part 1, section 5.6 (112 bits of strength), and SP 800-131A; Go's `crypto/x509`, which
/// refuses SHA-1 and MD5.
struct CertificateStrength: CertificateCheck {
  static let about = About(
    id: "network/encrypt-all-traffic/certificate",
    severity: .high,
    title: "Use certificates whose keys and signatures cannot be forged",
    why: """
      Whoever computes a short key, or makes a second certificate of the same SHA-1, is the API server to its \
      clients, or an administrator to the API server.
      """,
    scope: .kinds(["NodeCertificate"]),
    needs: ["the certificates of a node"],
    fails: [
      .certificate("a short key", "key: RSA\nbits: ⟦1024⟧\nsignature: SHA256-RSA"),
      .certificate("a small curve", "key: EC\ncurve: ⟦P-224⟧\nsignature: SHA256-ECDSA"),
      .certificate("an algorithm that is withdrawn", "key: ⟦DSA⟧\nbits: 2048\nsignature: SHA256-RSA"),
      .certificate(
        "a signature of SHA-1",
        "key: RSA\nbits: 2048\nsubject: CN=kubernetes\nissuer: CN=old-ca\nsignature: ⟦SHA1-RSA⟧"),
    ],
    passes: [
      .certificate("as kubeadm makes them", "key: RSA\nbits: 2048\nsignature: SHA256-RSA"),
      .certificate("as k3s makes them", "key: EC\ncurve: P-256\nsignature: SHA256-ECDSA"),
      .certificate(
        "a root is trusted by its key, and nobody verifies its signature",
        "key: RSA\nbits: 4096\nsubject: CN=ca\nissuer: CN=ca\nsignature: SHA1-RSA"),
      .certificate("what is not known", "key: Ed25519\nsignature: Ed25519"),
    ])

  private static let weakCurves: Set = ["P-192", "P-224", "unnamed"]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let node = object.node
    let advice = Remedy.advice("Issue it anew, with an RSA key of 2048 bits or more or a key on P-256")
    if let key = node.given("key"), key.textIs("DSA") {
      report("has a DSA key, an algorithm that is withdrawn", at: .value(key), remedy: advice)
    } else if let bits = node.given("bits"), let count = bits.int, count < 2048 {
      report("has an RSA key of only \(count) bits", at: .value(bits), remedy: advice)
    }
    if let curve = node.given("curve"), let name = curve.text, Self.weakCurves.contains(name) {
      report(
        name == "unnamed" ? "has a key on a curve of its own" : "has a key on the small curve \(name)",
        at: .value(curve), remedy: advice)
    }
    guard let signature = node.given("signature"), let name = signature.text,
      name.hasPrefix("SHA1-") || name.hasPrefix("MD5-") || name.hasPrefix("MD2-")
    else { return }
    let subject = node["subject"]?.text
    if subject != nil, subject == node["issuer"]?.text { return }
    report(
      "is signed with \(name.prefix { $0 != "-" }), which can be forged", at: .value(signature),
      remedy: .advice("Issue it anew by a CA that signs with SHA-256"))
  }
}
