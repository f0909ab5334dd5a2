internal import Glibc

/// Where a report is written: a growing buffer that is handed on in pieces, so that a large report
/// needs little memory.
public final class Output {
  private var buffer: [UInt8] = []
  private let sink: (UnsafeRawBufferPointer) -> Void
  private static let piece = 1 << 16

  /// - Parameter sink: Takes the bytes; called with at most a few pieces at a time.
  public init(_ sink: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.sink = sink
    buffer.reserveCapacity(Self.piece + 4096)
  }

  /// Writes to a file descriptor. A pipe that the reader has closed ends the writing quietly.
  public convenience init(descriptor: Int32) {
    var isClosed = false
    self.init { bytes in
      var rest = bytes
      while !isClosed, let start = rest.baseAddress, rest.count > 0 {
        let written = Glibc.write(descriptor, start, rest.count)
        if written < 0, errno == EINTR { continue }
        if written <= 0 { isClosed = true } else { rest = .init(rebasing: rest[written...]) }
      }
    }
  }

  public func write(_ text: String) {
    var text = text
    text.withUTF8 { buffer.append(contentsOf: $0) }
    if buffer.count >= Self.piece { flush() }
  }

  func write(_ bytes: UnsafeRawBufferPointer) {
    flush()
    sink(bytes)
  }

  public func flush() {
    buffer.withUnsafeBytes(sink)
    buffer.removeAll(keepingCapacity: true)
  }
}
