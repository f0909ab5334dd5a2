internal import Glibc

/// Where a report is written: a growing buffer that is handed on in pieces, so that a large report
/// needs little memory.
public final class Output {
  private var buffer: [UInt8] = []
  private let sink: (UnsafeRawBufferPointer) -> Int32?
  private static let piece = 1 << 16
  /// The `errno` value of the first write that failed; nothing is written after it. A pipe that the
  /// reader has closed is no failure: it ends the writing quietly.
  public private(set) var failure: Int32?
  /// Nobody reads any more: what is written from here on is dropped, and need not be made.
  public private(set) var isClosed = false

  /// - Parameter sink: Takes the bytes; called with at most a few pieces at a time.
  public convenience init(_ sink: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.init(failing: {
      sink($0)
      return nil
    })
  }

  private init(failing sink: @escaping (UnsafeRawBufferPointer) -> Int32?) {
    self.sink = sink
    buffer.reserveCapacity(Self.piece + 4096)
  }

  /// Writes to a file descriptor.
  public convenience init(descriptor: Int32) {
    self.init(failing: { bytes in
      var rest = bytes
      while let start = rest.baseAddress, rest.count > 0 {
        let written = Glibc.write(descriptor, start, rest.count)
        if written < 0, errno == EINTR { continue }
        if written <= 0 { return errno }
        rest = .init(rebasing: rest[written...])
      }
      return nil
    })
  }

  public func write(_ text: String) {
    var text = text
    text.withUTF8 { buffer.append(contentsOf: $0) }
    if buffer.count >= Self.piece { flush() }
  }

  public func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  func write(_ bytes: UnsafeRawBufferPointer) {
    flush()
    handOn(bytes)
  }

  public func flush() {
    buffer.withUnsafeBytes(handOn)
    buffer.removeAll(keepingCapacity: true)
  }

  private func handOn(_ bytes: UnsafeRawBufferPointer) {
    guard !isClosed, let code = sink(bytes) else { return }
    isClosed = true
    if code != EPIPE { failure = code }
  }
}
