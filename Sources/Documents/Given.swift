extension Node {
  /// The value of a key where it is given: null counts as absent, as the API server reads it.
  public func given(_ key: StaticString) -> Node? {
    guard let value = self[key], !value.isNull else { return nil }
    return value
  }

  /// The items of the list under a key; none where there is something else, or nothing.
  public func items(_ key: StaticString) -> Children {
    guard let list = self[key], list.isSequence else { return Children(noneIn: tree) }
    return list.children
  }

  /// The path from an ancestor in the notation of the report: dotted, `[i]` for items,
  /// `["a.b/c"]` for keys that are no plain word. Empty for the ancestor itself.
  public func path(from ancestor: Node) -> String {
    var path: [UInt8] = []
    path.reserveCapacity(96)
    tree.append(index, to: &path, from: ancestor.index)
    return String(decoding: path, as: UTF8.self)
  }

  /// The step to an item.
  fileprivate func appendPosition(to path: inout [UInt8]) {
    path.append(UInt8(ascii: "["))
    path += String(itemIndex ?? 0).utf8
    path.append(UInt8(ascii: "]"))
  }

  fileprivate static func append(_ key: UnsafeBufferPointer<UInt8>, to path: inout [UInt8]) {
    if !key.isEmpty, key.allSatisfy(isWord) {
      if !path.isEmpty { path.append(UInt8(ascii: ".")) }
      path.append(contentsOf: key)
      return
    }
    path += "[\"".utf8
    for byte in key {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { path.append(UInt8(ascii: "\\")) }
      path.append(byte)
    }
    path += "\"]".utf8
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}

extension Tree {
  /// Appends the steps from one node down to another that it holds.
  fileprivate func append(_ index: UInt32, to path: inout [UInt8], from ancestor: UInt32) {
    let record = records[Int(index)]
    guard index != ancestor, record.parent != index else { return }
    append(record.parent, to: &path, from: ancestor)
    if record.keyEnd > record.keyStart {
      withKey(of: record) { Node.append($0, to: &path) }
    } else {
      Node(tree: self, index: index).appendPosition(to: &path)
    }
  }
}
