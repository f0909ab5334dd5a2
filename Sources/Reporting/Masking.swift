internal import Documents

/// Finds what must not be shown: the values of secrets that share a line with a finding.
struct Masking {
  /// The byte ranges within `line` that hold the value of a secret, in order.
  static func ranges(in tree: Tree, line: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for document in tree.documents {
      let isSecret = document["kind"]?.textIs("Secret") ?? false
      visit(document, line, isSecret: isSecret, inData: false, &found)
    }
    return found
  }

  private static func visit(
    _ node: Node, _ line: Range<Int>, isSecret: Bool, inData: Bool, _ found: inout [Range<Int>]
  ) {
    guard node.range.overlaps(line), !node.isShared else { return }
    for child in node.children {
      if child.isScalar {
        if child.range.overlaps(line), inData || isCredential(child, in: node) {
          found.append(child.range.clamped(to: line))
        }
      } else {
        let isData = isSecret && (child.key == "data" || child.key == "stringData")
        visit(child, line, isSecret: isSecret, inData: inData || isData, &found)
      }
    }
  }

  /// A value under a key that names a credential, or the value of an environment variable that does.
  private static func isCredential(_ value: Node, in mapping: Node) -> Bool {
    guard let key = value.key else { return false }
    if key == "value", let name = mapping["name"]?.text { return namesCredential(name) }
    return key.hasSuffix("last-applied-configuration") || namesCredential(key)
  }

  private static let words = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "api_key", "api-key", "credential",
    "private_key", "privatekey", "private-key", "accesskey", "access_key", "access-key", "connectionstring",
  ]

  /// Names of Kubernetes fields that only sound like it.
  private static let harmless: Set<String> = [
    "automountServiceAccountToken", "secretName", "secretKeyRef", "secretRef", "imagePullSecrets",
    "tokenExpirationSeconds", "serviceAccountToken",
  ]

  private static func namesCredential(_ name: String) -> Bool {
    guard !harmless.contains(name) else { return false }
    let lower = name.lowercased()
    return words.contains { lower.contains($0) }
  }
}
