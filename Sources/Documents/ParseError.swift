/// Why a text, or one document of it, could not be read. Other documents are not concerned.
public struct ParseError: Error, Sendable, Hashable {
  public enum Code: Sendable, Hashable {
    /// Bytes that are no UTF-8 or UTF-16, or characters that YAML and JSON exclude.
    case encoding
    case syntax
    /// One of `Limits` was passed.
    case limit
  }

  public let code: Code
  public let message: String
  /// Byte offset into the source.
  public let offset: Int

  public init(_ code: Code, _ message: String, at offset: Int) {
    self.code = code
    self.message = message
    self.offset = offset
  }
}

/// Bounds that hold while parsing, so that a hostile text costs no more than an honest one.
public struct Limits: Sendable {
  /// Nested containers. Kubernetes' own objects stay under 40.
  public var depth = 512
  /// Nodes that aliases and merge keys may add to one text.
  public var aliasedNodes = 1_000_000
  /// Nodes of one text, 36 bytes each.
  public var nodes = 12_000_000
  /// Errors after which the rest of a text is left unread.
  public var errors = 100

  public init() {}
}
