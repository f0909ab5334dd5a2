internal import CZlib
internal import CZstandard

/// Takes up compressed bytes piece by piece and hands on what they stand for, in constant memory.
protocol Expander: AnyObject {
  /// Whether what was taken up ends with a whole member or frame: more may follow, none must.
  var isAtEnd: Bool { get }

  func expand(
    _ input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(LogStream.Failure)
}

enum Compression {
  /// What expands a log that begins with these bytes; nil where it is plain.
  static func expander(of start: ArraySlice<UInt8>) throws(LogStream.Failure) -> (any Expander)? {
    if start.starts(with: [0x1F, 0x8B]) { return try GzipExpander() }
    if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return try ZstandardExpander() }
    return nil
  }
}

/// Expands gzip, member after member.
private final class GzipExpander: Expander {
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

  func expand(
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
        let result = inflate(&stream, Z_NO_FLUSH)
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

/// Expands Zstandard (RFC 8878), frame after frame. Windows of more than 128 MiB, which only `--long` makes, are
/// refused: they would have to be kept in memory.
private final class ZstandardExpander: Expander {
  private let stream: OpaquePointer
  private var output = [UInt8](repeating: 0, count: LogStream.chunkSize)
  private(set) var isAtEnd = false

  init() throws(LogStream.Failure) {
    guard let stream = ZSTD_createDStream() else { throw LogStream.Failure(message: "zstd refuses to start") }
    self.stream = stream
  }

  deinit { ZSTD_freeDStream(stream) }

  func expand(
    _ input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(LogStream.Failure) {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var isFull = false
    while source.pos < source.size || isFull {
      let (result, count) = output.withUnsafeMutableBytes { buffer in
        var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        return (ZSTD_decompressStream(stream, &target, &source), target.pos)
      }
      guard ZSTD_isError(result) == 0 else {
        throw LogStream.Failure(
          message: "the compressed log is damaged: \(String(cString: ZSTD_getErrorName(result)))")
      }
      output.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
      isFull = count == output.count
      isAtEnd = result == 0
    }
  }
}
