internal import Glibc

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

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of a literal stand anywhere among these.
  public func holds(_ literal: StaticString) -> Bool {
    let (length, first) = (literal.utf8CodeUnitCount, Int32(literal.utf8Start.pointee))
    guard length > 0, let base = baseAddress, count >= length else { return length == 0 }
    var start = 0
    while start <= count - length, let hit = memchr(base + start, first, count - length + 1 - start) {
      start = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      if memcmp(hit, literal.utf8Start, length) == 0 { return true }
      start += 1
    }
    return false
  }
}
