internal import Glibc

/// A log that is being written: gives what has come since the last time, through rotation by renaming and by
/// truncation.
final class LogFollower {
  enum Piece {
    /// Another file has been opened; reading begins at its beginning.
    case opened
    /// Bytes that came next.
    case bytes(ArraySlice<UInt8>)
    /// The file is over: what has no line end has none to come.
    case over
    /// The file was cut to nothing in its place, and is written anew.
    case truncated
    /// There is no more now.
    case end
  }

  private let path: String
  private var descriptor: Int32 = -1
  private(set) var inode: UInt64 = 0
  /// Bytes of the file that have been read.
  private(set) var offset = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 20)
  /// A file that was rotated away, to be read before the log itself.
  private var rotated: String?

  init(_ path: String, after rotated: String? = nil) {
    self.path = path
    self.rotated = rotated
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  func next() throws(LogStream.Failure) -> Piece {
    guard descriptor >= 0 else {
      defer { rotated = nil }
      return try open(rotated ?? path) ? .opened : .end
    }
    var information = stat()
    if fstat(descriptor, &information) == 0, Int(information.st_size) < offset {
      offset = 0
      _ = lseek(descriptor, 0, SEEK_SET)
      return .truncated
    }
    // Looked at before the last read: a file that was renamed is written to its end by then.
    let current = LogFollower.inode(of: path)
    let count = try fill()
    if count > 0 {
      offset += count
      return .bytes(chunk[..<count])
    }
    guard let current, current != inode else { return .end }
    _ = close(descriptor)
    descriptor = -1
    return .over
  }

  private func fill() throws(LogStream.Failure) -> Int {
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno != EINTR { throw LogStream.Failure(message: String(cString: strerror(errno))) }
    }
  }

  /// - Returns: false where there is no file, as between a renaming and the new file.
  private func open(_ path: String) throws(LogStream.Failure) -> Bool {
    let opened = Glibc.open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      if errno == ENOENT { return false }
      throw LogStream.Failure(message: String(cString: strerror(errno)))
    }
    var information = stat()
    guard fstat(opened, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      _ = close(opened)
      throw LogStream.Failure(message: "only a regular file can be followed")
    }
    descriptor = opened
    inode = UInt64(information.st_ino)
    offset = 0
    return true
  }

  static func inode(of path: String) -> UInt64? {
    var information = stat()
    return stat(path, &information) == 0 ? UInt64(information.st_ino) : nil
  }

  /// The file beside the log that has this number: the log under the name that rotation gave it.
  static func sibling(of path: String, inode: UInt64) -> String? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      guard UInt64(entry.pointee.d_ino) == inode else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      return folder + name
    }
    return nil
  }
}
