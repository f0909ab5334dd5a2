internal import Glibc

/// How many zeros the YAML parser wants behind a text: the first ends it, and the scanner looks some
/// characters ahead.
let parsingRoom = 16

extension [UInt8] {
  /// Bytes that `fill` writes, with room behind them, so that they can be parsed where they lie.
  ///
  /// - Parameters:
  ///   - capacity: The most bytes that `fill` writes.
  ///   - fill: Writes from the beginning and says how many bytes it has written.
  public static func parsable(
    capacity: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>, inout Int) -> Void
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: capacity + parsingRoom) { buffer, count in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<capacity]), &count)
      memset(buffer.baseAddress! + count, 0, parsingRoom)
    }
  }

  /// The memory of the array goes on behind its bytes with as many zeros as the parser wants.
  var endsInRoom: Bool {
    guard capacity >= count + parsingRoom else { return false }
    return withUnsafeBufferPointer { bytes in
      guard let end = bytes.baseAddress?.advanced(by: bytes.count) else { return false }
      return (0..<parsingRoom).allSatisfy { end[$0] == 0 }
    }
  }
}
