/// One part of a compiled pattern.
package enum GlobToken: Equatable, Sendable {
  case byte(UInt8)
  /// `?`: any byte but a slash.
  case any
  /// `[…]`: one byte of the set, never a slash.
  case set(ByteSet)
  /// `*`: any bytes but slashes.
  case star
  /// `**/`: nothing, or everything up to and with some slash.
  case folders
  /// `**` elsewhere: any bytes.
  case everything
}

/// A set of bytes.
package struct ByteSet: Equatable, Sendable {
  private var words: SIMD4<UInt64> = .zero

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func insert(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  mutating func invert() { words = ~words }
}
