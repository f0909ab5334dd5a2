/// A pattern for names and paths, in the notation of `.gitignore`: `*` and `?` stop at a slash, `**/`
/// stands for any folders, `[…]` for one character of a set.
public struct Glob: Sendable, Hashable {
  /// As it is written.
  public let text: String
  private let tokens: [GlobToken]

  /// - Returns: nil for a pattern that can match nothing, such as an open bracket.
  public init?(_ text: String) {
    guard !text.isEmpty, let tokens = GlobCompiler.tokens(of: Array(text.utf8)[...]) else { return nil }
    self.text = text
    self.tokens = tokens
  }

  /// Whether it matches a whole text.
  public func matches(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { tokens.match($0) }
  }

  /// It matches whatever there is.
  public var matchesAll: Bool {
    tokens.allSatisfy { token in
      switch token {
      case .star, .folders, .everything: true
      case .byte, .any, .set: false
      }
    }
  }

  public static func == (left: Glob, right: Glob) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
