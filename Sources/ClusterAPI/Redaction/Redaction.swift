internal import Documents
internal import Kubernetes

/// Takes the credentials out of a text that is to be kept. What stands in their place has their shape, so that the
/// checks which found them find them there, too: how long it is, where letters and digits are, how it begins.
enum Redaction {
  /// The same text without credentials.
  static func redacted(_ text: [UInt8]) -> [UInt8] {
    let parsed = parse(text, name: "<dump>", claim: .json)
    var hidden: [Range<Int>] = []
    for root in parsed.documents { collect(root, text, &hidden) }
    guard !hidden.isEmpty else { return text }
    var result = text
    for range in hidden.reversed() {
      result.replaceSubrange(range, with: ShapeMask.masked(Array(text[range])))
    }
    return result
  }

  private static func collect(_ node: Node, _ text: [UInt8], _ hidden: inout [Range<Int>]) {
    guard node.isScalar else {
      for child in node.children { collect(child, text, &hidden) }
      return
    }
    guard node.style == .doubleQuoted, node.range.count > 2 else { return }
    let range = node.range.lowerBound + 1..<node.range.upperBound - 1
    text.withUnsafeBufferPointer { bytes in
      let value = UnsafeBufferPointer(rebasing: bytes[range])
      guard !isCredential(node, value) else { return hidden.append(range) }
      var end = 0
      for found in CredentialMask.ranges(in: value).sorted(by: { $0.lowerBound < $1.lowerBound })
      where found.lowerBound >= end && isMeant(UnsafeBufferPointer(rebasing: value[found])) {
        hidden.append(found.lowerBound + range.lowerBound..<found.upperBound + range.lowerBound)
        end = found.upperBound
      }
    }
  }

  /// Whether a value as a whole is one: under a name that promises it, in a variable, or behind a flag.
  private static func isCredential(_ node: Node, _ value: Bytes) -> Bool {
    guard Credential.isMeant(value) else { return false }
    if node.keyIs("value"), let name = node.parent?["name"] {
      return name.withText(CredentialName.suggestsCredential) ?? false
    }
    if node.key != nil { return node.withKey(CredentialName.suggestsCredential) ?? false }
    guard let flag = node.previousScalar, flag.parent == node.parent else { return false }
    return flag.withText { $0.first == UInt8(ascii: "-") && CredentialName.suggestsCredential($0) } ?? false
  }

  /// No reference, no path and no placeholder; a key or a token of many lines, too.
  private static func isMeant(_ value: Bytes) -> Bool {
    Credential.isMeant(value) || value.contains(UInt8(ascii: "\\"))
  }
}
