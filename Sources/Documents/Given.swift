extension Node {
  /// The value of a key where it is given: null counts as absent, as the API server reads it.
  public func given(_ key: StaticString) -> Node? {
    guard let value = self[key], !value.isNull else { return nil }
    return value
  }

  /// The path from an ancestor in the notation of the report: dotted, `[i]` for items,
  /// `["a.b/c"]` for keys that are no plain word. Empty for the ancestor itself.
  public func path(from ancestor: Node) -> String {
    var steps: [Node] = []
    var node = self
    while node != ancestor, let parent = node.parent {
      steps.append(node)
      node = parent
    }
    var path = ""
    path.reserveCapacity(80)
    for step in steps.reversed() {
      if let key = step.key {
        Node.append(key, to: &path)
      } else {
        path += "[\(step.itemIndex ?? 0)]"
      }
    }
    return path
  }

  private static func append(_ key: String, to path: inout String) {
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
    if isWord {
      if !path.isEmpty { path += "." }
      path += key
      return
    }
    path += "[\""
    for scalar in key.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { path += "\\" }
      path.unicodeScalars.append(scalar)
    }
    path += "\"]"
  }
}
