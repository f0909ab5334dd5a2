internal import Glibc

/// The text of an `errno` value.
func systemMessage(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}

/// Calls until no signal interrupts.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// Opens a path of any length and returns the descriptor, or -1 with `errno` set. A path longer than
/// the system takes at once is opened in pieces, folder by folder.
func openPath(_ path: [UInt8], flags: Int32) -> Int32 {
  var folder = AT_FDCWD
  var rest = path[...]
  while rest.count >= longestPath {
    let slash = rest.prefix(longestPath).lastIndex(of: Byte.slash) ?? rest.startIndex
    let next = open(rest[..<slash], in: folder, flags: folderOnTheWay | O_DIRECTORY | O_CLOEXEC)
    closeKeepingError(folder)
    guard next >= 0 else { return -1 }
    folder = next
    rest = rest[(slash + 1)...]
  }
  let opened = open(rest, in: folder, flags: flags | O_CLOEXEC)
  closeKeepingError(folder)
  return opened
}

private func closeKeepingError(_ folder: Int32) {
  guard folder != AT_FDCWD else { return }
  let code = errno
  _ = close(folder)
  errno = code
}

/// `openat` for bytes without a terminating zero.
private func open(_ path: ArraySlice<UInt8>, in folder: Int32, flags: Int32) -> Int32 {
  withTerminated(path) { name in uninterrupted { openat(folder, name, flags) } }
}

/// Gives the bytes as a C string.
func withTerminated<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
    let raw = UnsafeMutableRawBufferPointer(buffer)
    raw.copyBytes(from: bytes)
    raw[bytes.count] = 0
    // A temporary allocation of one byte and more has an address.
    return body(UnsafePointer(buffer.baseAddress.unsafelyUnwrapped))
  }
}

/// The status of a path, or nil with `errno` set.
func status(_ path: some Collection<UInt8>, follow: Bool = true) -> stat? {
  withTerminated(path) { status($0, in: AT_FDCWD, follow: follow) }
}

/// The status of a name in an open folder, or nil with `errno` set.
func status(_ name: UnsafePointer<CChar>, in folder: Int32, follow: Bool) -> stat? {
  var result = stat()
  let flags = follow ? 0 : AT_SYMLINK_NOFOLLOW
  return uninterrupted { fstatat(folder, name, &result, flags) } == 0 ? result : nil
}

/// The real path without any link, the root as empty bytes; nil with `errno` set.
func realPath(_ path: [UInt8]) -> [UInt8]? {
  guard let real = withTerminated(path, { realpath($0, nil) }) else { return nil }
  defer { free(real) }
  let bytes = UnsafeRawBufferPointer(start: real, count: strlen(real))
  return bytes.elementsEqual([Byte.slash]) ? [] : Array(bytes)
}

extension stat {
  private var format: mode_t { st_mode & S_IFMT }
  var isFolder: Bool { format == S_IFDIR }
  var isRegular: Bool { format == S_IFREG }
  var isLink: Bool { format == S_IFLNK }
}

/// The longest path handed to the system at once; the limit is 4,096 bytes with the terminating zero.
private let longestPath = 4000

/// `O_PATH`: a folder that may be passed through but not listed can be opened. Glibc's module lacks it.
private let folderOnTheWay: Int32 = 0o10_000_000
