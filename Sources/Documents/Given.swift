extension Node {
  /// The value of a key where it is given: null counts as absent, as the API server reads it.
  public func given(_ key: StaticString) -> Node? {
    guard let value = self[key], !value.isNull else { return nil }
    return value
  }

  /// The path from an ancestor in the notation of the report: dotted, `[i]` for items,
  /// `["a.b/c"]` for keys that are no plain word. Empty for the ancestor itself.
  public func path(from ancestor: Node) -> String {
    var steps: [String] = []
    var node = self
    while node != ancestor, let parent = node.parent {
      if let key = node.key {
        steps.append(Node.step(key))
      } else {
        steps.append("[\(node.itemIndex ?? 0)]")
      }
      node = parent
    }
    let path = steps.reversed().joined()
    return path.first == "." ? String(path.dropFirst()) : path
  }

  private static func step(_ key: String) -> String {
    let isWord =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"):
          true
        default: false
        }
      }
    if isWord { return ".\(key)" }
    let escaped = key.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "[\"\(escaped)\"]"
  }
}
