internal import CExtendedAttributes
internal import Glibc

/// Why a file was not written. The file is what it was.
public struct ReplacementRefusal: Error, Sendable, Hashable {
  /// The reason in plain words.
  public let message: String

  init(_ message: String) { self.message = message }
  init(code: Int32, _ what: String) { message = "\(what): \(systemMessage(code))" }
}

extension Listing {
  /// Gives a file of the listing new contents, whole or not at all: a new file beside the old one takes
  /// its name. Owner, mode and extended attributes stay.
  ///
  /// Nothing outside the paths that the user named is reached, whatever links stand in the way or are put
  /// there meanwhile: the folder is opened step by step from the root, and none of the steps may be a link.
  ///
  /// - Parameter expected: What the file must still hold.
  /// - Throws: `ReplacementRefusal` where the file has changed or become another one, has several names,
  ///   lies outside, or cannot be written with all that it has.
  public func replace(
    _ candidate: Candidate, expecting expected: [UInt8], with bytes: [UInt8]
  ) throws(ReplacementRefusal) {
    guard candidate.kind == .regular else { throw ReplacementRefusal("it is no regular file") }
    let location = candidate.location
    let name = [UInt8](location[(location.lastIndex(of: Byte.slash).map { $0 + 1 } ?? 0)...])
    let given = [UInt8](location.dropLast(name.count))
    guard let folder = realPath(given.isEmpty ? [Byte.dot] : given) else {
      throw ReplacementRefusal(code: errno, "its folder cannot be found")
    }
    guard roots.contains(where: { (folder + [Byte.slash] + name).isPath(atOrBelow: $0) }) else {
      throw ReplacementRefusal("it lies outside the given paths")
    }
    let handle = openFolder(folder)
    guard handle >= 0 else { throw ReplacementRefusal(code: errno, "its folder cannot be opened") }
    defer { close(handle) }
    try withTerminated(name) { name in
      Result { () throws(ReplacementRefusal) in
        try Replacement(folder: handle, name: name).carryOut(expecting: expected, with: bytes)
      }
    }.get()
  }

  /// Opens a folder by its real path; a link that has come to stand on the way is an error.
  private func openFolder(_ path: [UInt8]) -> Int32 {
    var folder = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for step in path.split(separator: Byte.slash) where folder >= 0 {
      let next = withTerminated(step) { name in
        uninterrupted { openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
      }
      let code = errno
      close(folder)
      errno = code
      folder = next
    }
    return folder
  }
}

/// A file of an open folder that is to be replaced.
private struct Replacement {
  let folder: Int32
  let name: UnsafePointer<CChar>

  func carryOut(expecting expected: [UInt8], with bytes: [UInt8]) throws(ReplacementRefusal) {
    let old = uninterrupted {
      openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    guard old >= 0 else {
      if errno == ELOOP { throw ReplacementRefusal("it is a symbolic link; name what it leads to") }
      throw ReplacementRefusal(code: errno, "it cannot be opened")
    }
    defer { close(old) }
    let before = try self.check(old)
    try check(old, holds: expected)

    let temporary = ".bulwark.\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
    let new = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard new >= 0 else { throw ReplacementRefusal(code: errno, "no file can be made beside it") }
    var isInPlace = false
    defer {
      close(new)
      if !isInPlace { unlinkat(folder, temporary, 0) }
    }
    try write(bytes, to: new)
    try copyAttributes(from: old, before, to: new)
    guard fsync(new) == 0 else { throw ReplacementRefusal(code: errno, "it cannot be written") }
    guard let now = status(name, in: folder, follow: false), now.isSame(as: before) else {
      throw ReplacementRefusal("it has changed since it was read")
    }
    guard renameat(folder, temporary, folder, name) == 0 else {
      throw ReplacementRefusal(code: errno, "it cannot be replaced")
    }
    isInPlace = true
    // The new name may be lost with the power, the contents may not: either file is whole.
    _ = fsync(folder)
  }

  private func check(_ descriptor: Int32) throws(ReplacementRefusal) -> stat {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw ReplacementRefusal(code: errno, "it is lost") }
    guard information.isRegular else { throw ReplacementRefusal("it is no regular file any more") }
    guard information.st_nlink == 1 else {
      throw ReplacementRefusal("it has \(information.st_nlink) names (hard links); one would be left behind")
    }
    return information
  }

  private func check(_ descriptor: Int32, holds expected: [UInt8]) throws(ReplacementRefusal) {
    let held: [UInt8]
    do throws(FileError) {
      held = try contents(of: descriptor, regularOnly: true, limit: expected.count)
    } catch {
      throw ReplacementRefusal("it has changed since it was read")
    }
    guard held == expected else { throw ReplacementRefusal("it has changed since it was read") }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ReplacementRefusal) {
    let code: Int32 = bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = uninterrupted { Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done) }
        guard count > 0 else { return errno }
        done += count
      }
      return 0
    }
    guard code == 0 else { throw ReplacementRefusal(code: code, "it cannot be written") }
  }

  /// Owner, then mode, which a change of owner may cut, then the extended attributes with the access
  /// control lists among them.
  private func copyAttributes(
    from old: Int32, _ information: stat, to new: Int32
  ) throws(ReplacementRefusal) {
    var made = stat()
    guard fstat(new, &made) == 0 else { throw ReplacementRefusal(code: errno, "it is lost") }
    if made.st_uid != information.st_uid || made.st_gid != information.st_gid,
      fchown(new, information.st_uid, information.st_gid) != 0
    {
      throw ReplacementRefusal(code: errno, "its owner cannot be kept")
    }
    guard fchmod(new, information.st_mode & 0o7777) == 0 else {
      throw ReplacementRefusal(code: errno, "its mode cannot be kept")
    }
    for name in attributeNames(of: old) {
      var value = [UInt8](repeating: 0, count: 64 << 10)
      let count = fgetxattr(old, name, &value, value.count)
      guard count >= 0, fsetxattr(new, name, value, count, 0) == 0 else {
        throw ReplacementRefusal(code: errno, "its attribute \(name) cannot be kept")
      }
    }
  }

  private func attributeNames(of descriptor: Int32) -> [String] {
    var list = [UInt8](repeating: 0, count: 64 << 10)
    let count = list.withUnsafeMutableBytes {
      flistxattr(descriptor, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count > 0 else { return [] }
    return list[..<count].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension stat {
  /// The same file with the same contents, as far as the system tells.
  fileprivate func isSame(as other: stat) -> Bool {
    st_dev == other.st_dev && st_ino == other.st_ino && st_size == other.st_size
      && st_mtim.tv_sec == other.st_mtim.tv_sec && st_mtim.tv_nsec == other.st_mtim.tv_nsec
      && st_nlink == other.st_nlink && isRegular
  }
}
