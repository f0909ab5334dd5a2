internal import CProcesses
internal import Glibc

/// A pipe from a child process to this one. Closed with its owner.
final class ChildPipe {
  let readEnd: Int32
  private(set) var writeEnd: Int32

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw .cannotStart(systemMessage(errno)) }
    // Where this process was started without standard streams, a pipe could take their numbers, and the
    // child's streams would be mixed up.
    readEnd = fcntl(ends[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    writeEnd = fcntl(ends[1], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    let code = errno
    for end in ends { _ = close(end) }
    guard readEnd >= 0, writeEnd >= 0 else { throw .cannotStart(systemMessage(code)) }
    _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeWriteEnd()
    if readEnd >= 0 { _ = close(readEnd) }
  }

  /// Leaves the writing to the child, so that its end is the pipe's.
  func closeWriteEnd() {
    if writeEnd >= 0 { _ = close(writeEnd) }
    writeEnd = -1
  }

  /// What reading all that is at hand came to.
  enum Reading {
    case open
    case ended
    /// `enough` was answered.
    case full
  }

  /// Hands over what is at hand, without waiting.
  ///
  /// - Parameter take: Takes some bytes; answers whether it wants more.
  func read(_ take: (UnsafeRawBufferPointer) -> Bool) -> Reading {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while true {
        let count = uninterrupted { Glibc.read(readEnd, buffer.baseAddress, buffer.count) }
        if count < 0 { return errno == EAGAIN ? .open : .ended }
        if count == 0 { return .ended }
        guard take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return .full }
      }
    }
  }
}
