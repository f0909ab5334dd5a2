internal import Glibc

/// The file tree of a host below a folder, such as `/` or `/host`. Every path is resolved inside it: an absolute
/// link leads to the tree's own root, and nothing leads out. Nothing is written.
///
/// Each step opens the next name in the folder that the step before has opened, so a link that is put in the way
/// meanwhile is seen as the link that it is.
final class HostRoot {
  /// As the user gave it, without a slash at its end; empty for `/`.
  let path: String
  private let descriptor: Int32

  /// - Throws: `FileError` where the folder cannot be opened.
  init(_ path: String) throws(FileError) {
    descriptor = openPath(Array(path.utf8), flags: O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw .io(systemMessage(errno)) }
    var shown = path
    while shown.hasSuffix("/") { shown.removeLast() }
    self.path = shown
  }

  deinit { close(descriptor) }

  /// A path of the host as the user can open it.
  func shown(_ path: String) -> String { self.path + path }

  /// The status of what a path leads to.
  ///
  /// - Throws: `FileError.vanished` where there is nothing.
  func status(_ path: String) throws(FileError) -> stat {
    let opened = try open(path, flags: Self.pathOnly)
    defer { close(opened) }
    var result = stat()
    guard fstat(opened, &result) == 0 else { throw .io(systemMessage(errno)) }
    return result
  }

  /// The bytes of a regular file, or of one that `/proc` makes when it is read.
  func read(_ path: String, limit: Int = 4 << 20) throws(FileError) -> [UInt8] {
    let opened = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    defer { close(opened) }
    var information = stat()
    guard fstat(opened, &information) == 0 else { throw .io(systemMessage(errno)) }
    guard information.isRegular else { throw .io("it is no regular file") }
    // Files of /proc have no size and come in pieces.
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let got = uninterrupted { Glibc.read(opened, &piece, piece.count) }
      guard got >= 0 else { throw .io(systemMessage(errno)) }
      if got == 0 { return bytes }
      bytes += piece[..<got]
      if bytes.count > limit { throw .tooLarge(size: nil, limit: limit) }
    }
  }

  /// The stretches of a regular file that begin with a mark, each of `reach` bytes at most; the first four of them.
  func stretches(of path: String, from mark: [UInt8], reach: Int, limit: Int) throws(FileError)
    -> [ArraySlice<UInt8>]
  {
    let opened = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    defer { close(opened) }
    var information = stat()
    guard fstat(opened, &information) == 0 else { throw .io(systemMessage(errno)) }
    guard information.isRegular else { throw .io("it is no regular file") }
    var found: [ArraySlice<UInt8>] = []
    var bytes: ArraySlice<UInt8> = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var read = 0
    func more() throws(FileError) -> Bool {
      let got = uninterrupted { Glibc.read(opened, &piece, piece.count) }
      guard got >= 0 else { throw .io(systemMessage(errno)) }
      read += got
      guard read <= limit else { throw .tooLarge(size: nil, limit: limit) }
      bytes += piece[..<got]
      return got > 0
    }
    while true {
      if let start = bytes.start(of: mark) {
        while bytes.endIndex - start < reach, try more() {}
        found.append(bytes[start...].prefix(reach))
        if found.count == 4 { return found }
        bytes = bytes[(start + mark.count)...]
      } else {
        // The mark may lie across two pieces.
        bytes = ArraySlice(Array(bytes.suffix(mark.count - 1)))
        guard try more() else { return found }
      }
    }
  }

  /// The text of a file that may be missing.
  func text(_ path: String) throws(FileError) -> String? {
    do throws(FileError) {
      return String(decoding: try read(path), as: UTF8.self)
    } catch {
      if case .vanished = error { return nil }
      throw error
    }
  }

  /// The names in a folder, in bytewise order.
  func names(in path: String) throws(FileError) -> [String] {
    let opened = try open(path, flags: O_RDONLY | O_DIRECTORY)
    guard let stream = fdopendir(opened) else {
      close(opened)
      throw .io(systemMessage(errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: Resolving

  /// Opens what a path leads to.
  private func open(_ path: String, flags: Int32) throws(FileError) -> Int32 {
    var rest = Self.steps(path)
    var folders: [Int32] = []
    defer { for folder in folders { close(folder) } }
    var links = 0
    var last: [UInt8] = [UInt8(ascii: ".")]
    while !rest.isEmpty {
      let step = rest.removeFirst()
      let here = folders.last ?? descriptor
      if step.elementsEqual("..".utf8) {
        if let left = folders.popLast() { close(left) }
        last = [UInt8(ascii: ".")]
        continue
      }
      let entry = try openat(step, in: here, flags: Self.pathOnly)
      var information = stat()
      guard fstat(entry, &information) == 0 else {
        close(entry)
        throw .io(systemMessage(errno))
      }
      if information.isLink {
        close(entry)
        links += 1
        guard links <= 40 else { throw .io(systemMessage(ELOOP)) }
        let target = try Self.target(of: step, in: here)
        if target.first == Byte.slash {
          for folder in folders { close(folder) }
          folders = []
        }
        rest = Self.steps(String(decoding: target, as: UTF8.self)) + rest
        last = [UInt8(ascii: ".")]
        continue
      }
      guard rest.isEmpty else {
        folders.append(entry)
        continue
      }
      close(entry)
      last = step
    }
    return try openat(last, in: folders.last ?? descriptor, flags: flags)
  }

  private static func steps(_ path: String) -> [[UInt8]] {
    path.utf8.split(separator: Byte.slash).map(Array.init).filter { !$0.elementsEqual(".".utf8) }
  }

  private func openat(_ name: [UInt8], in folder: Int32, flags: Int32) throws(FileError) -> Int32 {
    let opened = withTerminated(name) { name in
      uninterrupted { Glibc.openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC) }
    }
    guard opened >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw .vanished }
      throw .io(systemMessage(code))
    }
    return opened
  }

  private static func target(of name: [UInt8], in folder: Int32) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let target = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      let got = buffer.withMemoryRebound(to: CChar.self) { target in
        // 4,096 bytes have an address.
        withTerminated(name) { readlinkat(folder, $0, target.baseAddress.unsafelyUnwrapped, target.count) }
      }
      if got < 0 { failure = errno }
      count = max(0, got)
    }
    if failure != 0 { throw .io(systemMessage(failure)) }
    return target
  }

  /// `O_PATH`, which Glibc's module lacks: what may be looked at need not be readable.
  private static let pathOnly: Int32 = 0o10_000_000
}

extension ArraySlice<UInt8> {
  /// Where a mark begins.
  fileprivate func start(of mark: [UInt8]) -> Int? {
    withUnsafeBufferPointer { all in
      var start = 0
      while start + mark.count <= all.count,
        let next = memchr(all.baseAddress! + start, Int32(mark[0]), all.count - start - mark.count + 1)
      {
        let offset = next - UnsafeMutableRawPointer(mutating: all.baseAddress!)
        if mark.withUnsafeBytes({ memcmp(next, $0.baseAddress!, mark.count) == 0 }) {
          return startIndex + offset
        }
        start = offset + 1
      }
      return nil
    }
  }
}
