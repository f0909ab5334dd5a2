internal import Glibc

/// The names that lead from a node to a field below it: `securityContext.runAsNonRoot`. Made from a
/// literal at no cost, since a check names its path for every object it looks at. Only mapping keys
/// without dots can stand in it.
public struct FieldPath: @unchecked Sendable, ExpressibleByStringLiteral {
  /// The literal, which lives as long as the program and ends with a zero: each finding holds some of these.
  private let dotted: UnsafePointer<UInt8>

  public init(stringLiteral value: StaticString) { dotted = value.utf8Start }

  /// The path as it is written.
  var utf8: UnsafeBufferPointer<UInt8> {
    let characters = UnsafeRawPointer(dotted).assumingMemoryBound(to: CChar.self)
    return UnsafeBufferPointer(start: dotted, count: strlen(characters))
  }

  public var components: [String] {
    description.split(separator: ".").map(String.init)
  }
}

extension FieldPath: CustomStringConvertible {
  public var description: String { String(decoding: utf8, as: UTF8.self) }
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
    let bytes = path.utf8
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
