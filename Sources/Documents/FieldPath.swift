/// The names that lead from a node to a field below it: `securityContext.runAsNonRoot`. Made from a
/// literal at no cost, since a check names its path for every object it looks at. Only mapping keys
/// without dots can stand in it.
public struct FieldPath: Sendable, ExpressibleByStringLiteral {
  let dotted: StaticString

  public init(stringLiteral value: StaticString) { dotted = value }

  public var components: [String] {
    description.split(separator: ".").map(String.init)
  }
}

extension FieldPath: CustomStringConvertible {
  public var description: String { dotted.description }
}

extension FieldPath: Hashable {
  public static func == (a: FieldPath, b: FieldPath) -> Bool { a.description == b.description }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension Node {
  /// How far a path exists below this node: the last node on the way, and the names that are missing.
  public func follow(_ path: FieldPath) -> (node: Node, missing: Substring) {
    let (node, rest) = nearest(on: path)
    return (node, Substring(decoding: rest, as: UTF8.self))
  }

  /// The last node on the way that a path leads below this node, and the bytes of the names that are missing.
  public func nearest(on path: FieldPath) -> (node: Node, missing: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = UnsafeBufferPointer(start: path.dotted.utf8Start, count: path.dotted.utf8CodeUnitCount)
    var node = self
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
      guard let child = node.child(UnsafeBufferPointer(rebasing: bytes[start..<end])) else { break }
      node = child
      start = end + 1
    }
    return (node, bytes[min(start, bytes.count)...])
  }
}
