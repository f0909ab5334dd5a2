internal import CZlib
internal import Glibc

/// The bytes of one log, from a file or a pipe, plain or compressed by gzip. It is read in pieces: a log may be
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
    var inflater: Inflater?
    var isFirst = true
    while true {
      let count = try fill()
      guard count > 0 else { break }
      if isFirst, count >= 2, chunk[0] == 0x1F, chunk[1] == 0x8B { inflater = try Inflater() }
      isFirst = false
      let failure: Failure? = chunk.withUnsafeBufferPointer { bytes in
        let piece = UnsafeBufferPointer(rebasing: bytes[..<count])
        guard let inflater else {
          body(piece)
          return nil
        }
        do throws(Failure) {
          try inflater.inflate(piece, body)
          return nil
        } catch {
          return error
        }
      }
      if let failure { throw failure }
    }
    if let inflater, !inflater.isAtEnd { throw Failure(message: "the compressed log is cut off") }
  }

  /// Reads until the piece is full or the log ends, so that a short first read does not hide what it is.
  private mutating func fill() throws(Failure) -> Int {
    var count = 0
    while count < 2 {
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

/// Expands gzip, member after member, in constant memory.
private final class Inflater {
  private var stream = z_stream()
  private var output = [UInt8](repeating: 0, count: LogStream.chunkSize)
  private(set) var isAtEnd = false

  init() throws(LogStream.Failure) {
    // 15 bits of window; 16 more ask for gzip alone.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw LogStream.Failure(message: "zlib refuses to start")
    }
  }

  deinit { inflateEnd(&stream) }

  func inflate(
    _ input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(LogStream.Failure) {
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(input.count)
    repeat {
      if isAtEnd {
        // Zeros may fill up the last block; anything else is another member.
        guard stream.avail_in > 0, stream.next_in[0] == 0x1F else { return }
        guard inflateReset(&stream) == Z_OK else { throw LogStream.Failure(message: "zlib refuses to go on") }
        isAtEnd = false
      }
      let (result, count) = output.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        let result = CZlib.inflate(&stream, Z_NO_FLUSH)
        return (result, buffer.count - Int(stream.avail_out))
      }
      output.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
      switch result {
      case Z_OK: break
      case Z_STREAM_END: isAtEnd = true
      case Z_BUF_ERROR where stream.avail_in == 0: return
      default: throw LogStream.Failure(message: "the compressed log is damaged")
      }
    } while stream.avail_in > 0 || stream.avail_out == 0
  }
}
