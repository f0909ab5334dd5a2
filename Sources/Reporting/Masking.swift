internal import Documents

/// Finds what must not be shown: the values of secrets that share a line with a finding.
struct Masking {
  /// The byte ranges within `shown` that hold the value of a secret, in order.
  ///
  /// - Parameter node: Stands in `shown`. The search goes up from it only as far as what is shown
  ///   reaches, so that a place in a list of thousands costs no more than one in a short file.
  static func ranges(around node: Node, shown: Range<Int>) -> [Range<Int>] {
    var top = node
    while let parent = top.parent, top.range.clamped(to: shown) != shown || top.isScalar { top = parent }
    var found: [Range<Int>] = []
    let (isSecret, inData) = surroundings(of: top)
    visit(top, shown, isSecret: isSecret, inData: inData, &found)
    return found
  }

  /// Whether a node lies in a Secret, and in the data of one.
  private static func surroundings(of node: Node) -> (isSecret: Bool, inData: Bool) {
    var inData = false
    var current: Node? = node
    while let here = current {
      if here["kind"]?.textIs("Secret") ?? false { return (true, inData) }
      if here.key == "data" || here.key == "stringData" { inData = true }
      current = here.parent
    }
    return (false, false)
  }

  private static func visit(
    _ node: Node, _ line: Range<Int>, isSecret: Bool, inData: Bool, _ found: inout [Range<Int>]
  ) {
    guard node.range.overlaps(line), !node.isShared else { return }
    let isSecret = isSecret || node["kind"]?.textIs("Secret") ?? false
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

  private static let words: [StaticString] = [
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
    let lower = name.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    return words.contains { word in
      let length = word.utf8CodeUnitCount
      guard lower.count >= length else { return false }
      let bytes = UnsafeBufferPointer(start: word.utf8Start, count: length)
      return (0...lower.count - length).contains { lower[$0..<$0 + length].elementsEqual(bytes) }
    }
  }
}
