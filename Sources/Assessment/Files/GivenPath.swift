internal import Glibc

/// A path of the user, looked up.
enum GivenPath {
  case standardInput
  case folder(real: [UInt8], shown: [UInt8])
  case file(real: [UInt8], shown: [UInt8])
  /// A pipe or a device; the device and inode numbers say whether two are the same.
  case stream(shown: [UInt8], identity: [UInt64])
}

/// Looks up the paths of the user.
struct PathLookup {
  /// What relative paths are relative to, with a slash at its end; empty for the current directory.
  let base: [UInt8]
  /// The real path of the current directory; nil when it is gone.
  let current: [UInt8]?
  /// The real paths of the folders of named files, by the folder as given.
  private var realFolders: [[UInt8]: [UInt8]] = [:]

  init(directory: String?) {
    if let directory {
      let folder = Array(directory.utf8)
      base = folder.last == Byte.slash ? folder : folder + [Byte.slash]
    } else {
      base = []
    }
    current = realPath(base.isEmpty ? [Byte.dot] : base)
  }

  /// Finds out what a path is.
  mutating func look(up path: String) -> Result<GivenPath, LookupFailure> {
    if path == "-" { return .success(.standardInput) }
    let given = Array(path.utf8)
    if given.contains(0) { return .failure(LookupFailure(message: "the path contains a zero byte")) }
    let location = given.first == Byte.slash || given.isEmpty ? given : base + given
    guard let information = status(location) else { return .failure(LookupFailure(code: errno)) }
    if !information.isFolder && !information.isRegular {
      let identity = [UInt64(information.st_dev), UInt64(information.st_ino)]
      return .success(.stream(shown: given.tidiedPath, identity: identity))
    }
    let real = information.isFolder ? realPath(location) : realFile(location)
    guard let real else { return .failure(LookupFailure(code: errno)) }
    let shown = shownPath(given: given.tidiedPath, real: real)
    if information.isFolder { return .success(.folder(real: real, shown: shown)) }
    return .success(.file(real: real, shown: shown))
  }

  /// Whether a path that the user named is itself a symbolic link.
  func isLink(_ path: String) -> Bool {
    let given = Array(path.utf8)
    return status(given.first == Byte.slash ? given : base + given, follow: false)?.isLink ?? false
  }

  /// A chart folder at or above something the user named, as the user sees it.
  func shownFolder(above real: [UInt8], shown: [UInt8], folder: [UInt8]) -> [UInt8] {
    if let current, folder.isPath(atOrBelow: current) { return relative(folder, to: current) }
    let tail = real[min(folder.count, real.count)...]
    if shown.count > tail.count, shown.suffix(tail.count).elementsEqual(tail) {
      return Array(shown.dropLast(tail.count))
    }
    if let current, current.isPath(atOrBelow: folder) {
      let steps = current[folder.count...].split(separator: Byte.slash).count
      return Array(repeatElement("..".utf8, count: steps).joined(separator: "/".utf8))
    }
    return folder.isEmpty ? [Byte.slash] : folder
  }

  /// A real path as the user sees it: relative where it lies under the current directory, or above it.
  func shown(_ real: [UInt8]) -> String {
    guard let current else { return real.text }
    if real.isPath(atOrBelow: current) { return relative(real, to: current).text }
    guard current.isPath(atOrBelow: real.parentPath) else { return real.text }
    let steps = current[real.parentPath.count...].split(separator: Byte.slash).count
    return String(repeating: "../", count: steps) + real[(real.parentPath.count + 1)...].map { $0 }.text
  }

  /// The real path of a regular file. The folder's is remembered: many files may be named one by one.
  private mutating func realFile(_ location: [UInt8]) -> [UInt8]? {
    guard let information = status(location, follow: false) else { return nil }
    guard information.isRegular, let slash = location.lastIndex(of: Byte.slash) ?? location.indices.first
    else {
      return realPath(location)
    }
    let hasFolder = location[slash] == Byte.slash
    let folder = hasFolder ? Array(location[...slash]) : [Byte.dot]
    let name = hasFolder ? location[(slash + 1)...] : location[...]
    if let real = realFolders[folder] { return real + [Byte.slash] + name }
    guard let real = realPath(folder) else { return nil }
    realFolders[folder] = real
    return real + [Byte.slash] + name
  }

  /// The path the user sees: relative when it lies under the current directory, else as given.
  private func shownPath(given: [UInt8], real: [UInt8]) -> [UInt8] {
    guard let current else { return given }
    let isAbsolute = given.first == Byte.slash
    if !isAbsolute && !given.hasPathPart("..") { return given }
    if isAbsolute && !given.hasPathPart("..") && given.isPath(atOrBelow: current) {
      return relative(given, to: current)
    }
    return real.isPath(atOrBelow: current) ? relative(real, to: current) : given
  }

  private func relative(_ path: [UInt8], to folder: [UInt8]) -> [UInt8] {
    Array(path[folder.count...].drop { $0 == Byte.slash })
  }
}

/// Why a path of the user leads nowhere.
struct LookupFailure: Error {
  let message: String

  init(message: String) { self.message = message }

  init(code: Int32) { message = systemMessage(code) }
}
