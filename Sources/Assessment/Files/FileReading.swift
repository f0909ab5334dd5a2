internal import Documents
internal import Glibc

/// Reads a whole file.
///
/// The bytes are a copy, never a mapping: a file that is cut while it is read gives fewer bytes and no
/// signal. A file that was found in a folder and has become something else is refused without waiting.
///
/// - Parameters:
///   - candidate: A file of a listing.
///   - limit: The most bytes to accept.
/// - Throws: `FileError` when the file is larger than `limit`, gone, or not readable.
public func readFile(_ candidate: Candidate, limit: Int) throws(FileError) -> [UInt8] {
  if candidate.isStandardInput { return try readStandardInput(limit: limit) }
  var flags = O_RDONLY | O_NOCTTY
  if candidate.kind == .regular { flags |= O_NONBLOCK }
  if !candidate.isExplicit { flags |= O_NOFOLLOW }
  let descriptor = openPath(candidate.location, flags: flags)
  guard descriptor >= 0 else {
    let code = errno
    if code == ENOENT || code == ENOTDIR { throw .vanished }
    if code == ELOOP && !candidate.isExplicit { throw .io("it has become a symbolic link") }
    throw .io(systemMessage(code))
  }
  defer { _ = close(descriptor) }
  return try contents(of: descriptor, regularOnly: candidate.kind == .regular, limit: limit)
}

/// Reads standard input to its end.
///
/// - Parameter limit: The most bytes to accept.
/// - Throws: `FileError` when there are more than `limit` bytes or input is not readable.
func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
  try contents(of: STDIN_FILENO, regularOnly: false, limit: limit)
}

/// Reads an open file to its end.
func contents(of descriptor: Int32, regularOnly: Bool, limit: Int) throws(FileError) -> [UInt8] {
  var information = stat()
  guard fstat(descriptor, &information) == 0 else { throw .io(systemMessage(errno)) }
  if information.isFolder { throw .io(systemMessage(EISDIR)) }
  if regularOnly && !information.isRegular { throw .io("it is no longer a regular file") }
  let size = information.isRegular ? Int(information.st_size) : nil
  // A file with an offset (standard input, read in part) may have less to give than its size.
  let offset = size == nil ? 0 : max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
  let expected = size.map { max(0, $0 - offset) } ?? 0
  if expected > limit { throw .tooLarge(size: size, limit: limit) }

  // One byte more than expected shows that the file has not grown.
  let capacity = expected > 0 ? expected + 1 : min(streamChunk, limit + 1)
  var failure: Int32 = 0
  var atEnd = false
  var bytes = [UInt8].parsable(capacity: capacity) { buffer, count in
    failure = fill(buffer, from: descriptor, count: &count, isRegular: size != nil)
    atEnd = count < buffer.count
  }
  while failure == 0 && !atEnd && bytes.count <= limit {
    let chunk = min(max(streamChunk, bytes.count), limit + 1 - bytes.count)
    let more = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      failure = fill(buffer, from: descriptor, count: &count)
      atEnd = count < buffer.count
    }
    bytes += more
  }
  if failure != 0 { throw .io(systemMessage(failure)) }
  if bytes.count > limit { throw .tooLarge(size: nil, limit: limit) }
  return bytes
}

/// Reads until the buffer is full or the file ends; returns 0 or an `errno` value. A regular file that gives
/// less than was asked for has ended.
private func fill(
  _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32, count: inout Int,
  isRegular: Bool = false
) -> Int32 {
  while count < buffer.count {
    let space = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
    let got = uninterrupted { read(descriptor, space.baseAddress, space.count) }
    if got < 0 { return errno }
    if got == 0 { return 0 }
    count += got
    if isRegular { return 0 }
  }
  return 0
}

/// How many bytes to ask for when the size is unknown.
private let streamChunk = 65_536
