public indirect enum Literal: Sendable, Hashable {
  case null, bool(Bool), int(Int), string(String), list([Literal])
}

public enum Change: Sendable {
  case set(under: Node, path: FieldPath, to: Literal)
  case remove(Node)
  case replace(Node, with: Literal)
  case append(to: Node, path: FieldPath, Literal)
}
