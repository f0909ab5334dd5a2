internal import Glibc

/// How far a log has been told of: the file, by its own number and not by its name, and the bytes in it. What
/// stands before the place has been reported.
public struct Checkpoint: Equatable, Sendable {
  public var inode: UInt64
  public var offset: Int

  public init(inode: UInt64, offset: Int) {
    self.inode = inode
    self.offset = offset
  }

  /// Reads what `write` has written; nil where there is none yet.
  ///
  /// - Throws: where something else stands there: to begin anew would tell all again.
  init?(readingFrom path: String) throws(LogStream.Failure) {
    guard access(path, F_OK) == 0 else { return nil }
    var bytes: [UInt8] = []
    var stream = try LogStream(path)
    try stream.readAll { if bytes.count < 4096 { bytes += $0.prefix(4096) } }
    let parts = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard parts.count == 4, parts[0] == "bulwark-audit", parts[1] == "1", let inode = UInt64(parts[2]),
      let offset = Int(parts[3]), offset >= 0
    else { throw LogStream.Failure(message: "it is no checkpoint of this program") }
    self.init(inode: inode, offset: offset)
  }

  /// Writes it beside and puts it in place at once: whoever ends the program at any moment finds the old one or
  /// the new one.
  func write(to path: String) throws(LogStream.Failure) {
    let text = Array("bulwark-audit 1 \(inode) \(offset)\n".utf8)
    let new = path + ".new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw LogStream.Failure(message: String(cString: strerror(errno))) }
    let written = Glibc.write(descriptor, text, text.count)
    let isKept = written == text.count && fsync(descriptor) == 0
    _ = close(descriptor)
    guard isKept, rename(new, path) == 0 else {
      throw LogStream.Failure(message: String(cString: strerror(errno)))
    }
  }
}
