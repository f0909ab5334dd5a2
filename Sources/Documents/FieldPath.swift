/// The names that lead from a node to a field below it: `securityContext.runAsNonRoot`. Made from a
/// literal at no cost, since a check names its path for every object it looks at. Only mapping keys
/// without dots can stand in it.
public struct FieldPath: Sendable, ExpressibleByStringLiteral {
  private let dotted: StaticString

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
