internal import Glibc

/// An empty folder that a program may take for its home; removed, with all that was put there, with its
/// owner.
final class TemporaryHome {
  let path: String

  init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent.hasPrefix("/") ? parent : "/tmp")/bulwark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    Self.empty(openPath(Array(path.utf8), flags: Self.flags))
    _ = rmdir(path)
  }

  private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW

  /// Removes what is in an open folder and closes it. Links are removed, never followed.
  private static func empty(_ descriptor: Int32) {
    guard descriptor >= 0 else { return }
    guard let stream = fdopendir(descriptor) else {
      _ = close(descriptor)
      return
    }
    defer { _ = closedir(stream) }
    for name in names(in: stream) where unlinkat(descriptor, name, 0) != 0 {
      // A folder without its owner's rights cannot be listed otherwise.
      _ = fchmodat(descriptor, name, 0o700, 0)
      empty(openat(descriptor, name, flags | O_CLOEXEC))
      _ = unlinkat(descriptor, name, AT_REMOVEDIR)
    }
  }
}

/// The names in an open folder, without `.` and `..`.
func names(in stream: OpaquePointer) -> [[CChar]] {
  var names: [[CChar]] = []
  while let record = readdir(stream) {
    let name = withUnsafePointer(to: &record.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { start in
        Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
      }
    }
    if name != [46, 0], name != [46, 46, 0] { names.append(name) }
  }
  return names
}
