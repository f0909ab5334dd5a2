public indirect enum Literal: Sendable, Hashable {
  case null, bool(Bool), int(Int), string(String), list([Literal])
}

public enum Change: Sendable {
  case set(under: Node, path: FieldPath, to: Literal)
  case remove(Node)
  case replace(Node, with: Literal)
  case append(to: Node, path: FieldPath, Literal)
}

public struct Edit: Sendable, Hashable { public let range: Range<Int>; public let replacement: String }
public struct EditRefusal: Error, Sendable { public let message: String }
extension Change {
  public func edits() throws(EditRefusal) -> [Edit] { throw EditRefusal(message: "not planned") }
}
