internal import Glibc

/// The bytes of one log, from a file or a pipe, plain or compressed by gzip or Zstandard. It is read in pieces: a log may be
/// larger than the memory.
struct LogStream: ~Copyable {
  /// What keeps a log from being read.
  struct Failure: Error {
    let message: String
  }

  private let descriptor: Int32
  private var chunk = [UInt8](repeating: 0, count: LogStream.chunkSize)
  static let chunkSize = 1 << 20

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(Failure) {
    guard path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    let opened = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard opened >= 0 else { throw Failure(message: String(cString: strerror(errno))) }
    descriptor = opened
  }

  deinit { if descriptor != STDIN_FILENO { _ = close(descriptor) } }

  /// Hands on all bytes, piece by piece.
  mutating func readAll(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(Failure) {
    var expander: (any Expander)?
    var isFirst = true
    while true {
      let count = try fill()
      guard count > 0 else { break }
      if isFirst { expander = try Compression.expander(of: chunk[..<count]) }
      isFirst = false
      let failure: Failure? = chunk.withUnsafeBufferPointer { bytes in
        let piece = UnsafeBufferPointer(rebasing: bytes[..<count])
        guard let expander else {
          body(piece)
          return nil
        }
        do throws(Failure) {
          try expander.expand(piece, body)
          return nil
        } catch {
          return error
        }
      }
      if let failure { throw failure }
    }
    if let expander, !expander.isAtEnd { throw Failure(message: "the compressed log is cut off") }
  }

  /// Reads until the piece is full or the log ends, so that a short first read does not hide what it is.
  private mutating func fill() throws(Failure) -> Int {
    var count = 0
    while count < 4 {
      let got = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + count, $0.count - count) }
      if got < 0 {
        if errno == EINTR { continue }
        throw Failure(message: String(cString: strerror(errno)))
      }
      if got == 0 { break }
      count += got
    }
    return count
  }
}
