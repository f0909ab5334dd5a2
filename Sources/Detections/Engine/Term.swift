/// A text as the context remembers it: by its hash of 64 bits, which stands for the text, that would have to be
/// kept and compared otherwise. An interpolated term hashes its parts where they lie and makes no text of them.
///
/// Terms of the same parts are equal; what is to be found again under a key must be written with the same parts.
public struct Term: Hashable, Sendable, ExpressibleByStringInterpolation {
  let hash: Int

  public init(_ text: String) {
    var hasher = Hasher()
    hasher.combine(text)
    hash = hasher.finalize()
  }

  init(_ text: Substring) {
    var hasher = Hasher()
    hasher.combine(text)
    hash = hasher.finalize()
  }

  public init(stringLiteral text: String) { self.init(text) }

  public init(stringInterpolation parts: Parts) { hash = parts.hasher.finalize() }

  public struct Parts: StringInterpolationProtocol {
    fileprivate var hasher = Hasher()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// The words of a key are told apart by their places; what stands between them is for the reader.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { hasher.combine(literal) }
    }

    public mutating func appendInterpolation(_ text: String) { hasher.combine(text) }
    public mutating func appendInterpolation(_ text: Substring) { hasher.combine(text) }
    public mutating func appendInterpolation(_ term: Term) { hasher.combine(term.hash) }
  }
}
