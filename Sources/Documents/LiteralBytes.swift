extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether the bytes are exactly those of a literal.
  public func equals(_ literal: StaticString) -> Bool {
    count == literal.utf8CodeUnitCount && begins(with: literal)
  }

  /// Whether the bytes begin with those of a literal.
  public func begins(with literal: StaticString) -> Bool {
    starts(with: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
