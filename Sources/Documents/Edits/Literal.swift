/// A small value to be written.
public enum Literal: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case list([Literal])
  /// The entries in the order in which they are written.
  case mapping([Entry])

  public struct Entry: Sendable, Hashable {
    public let key: String
    public let value: Literal

    public init(_ key: String, _ value: Literal) {
      self.key = key
      self.value = value
    }
  }

  /// Has entries or items, so that block style gives it lines of its own.
  var isFilled: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .mapping(let entries): !entries.isEmpty
    case .null, .bool, .int, .string: false
    }
  }

  /// Whether a node has this value already.
  public func matches(_ node: Node) -> Bool {
    switch (self, node.value) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.string(let text), .string): node.text == text
    case (.list(let items), .sequence):
      node.count == items.count && zip(items, node.children).allSatisfy { $0.matches($1) }
    case (.mapping(let entries), .mapping):
      node.count == entries.count
        && entries.allSatisfy { entry in node[key: entry.key].map(entry.value.matches) ?? false }
    default: false
    }
  }
}
