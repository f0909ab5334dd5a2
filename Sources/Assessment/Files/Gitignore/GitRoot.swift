internal import Glibc

/// The git working tree around a folder.
enum GitRoot {
  /// Whether `folder`, a real path, is the root of a working tree.
  static func isRoot(_ folder: [UInt8]) -> Bool {
    status(folder + "/.git".utf8) != nil
  }

  /// The folders from the git root at or above `folder` down to the parent of `folder`, all real paths;
  /// nil when there is no git root. Empty when `folder` is the root itself.
  static func foldersAbove(_ folder: [UInt8]) -> [[UInt8]]? {
    var found: [[UInt8]] = []
    var current = folder
    while !isRoot(current) {
      if current.isEmpty { return nil }
      current = current.parentPath
      found.append(current)
    }
    return found.reversed()
  }

  /// The path of `info/exclude` for the working tree at `root`. In a linked working tree `.git` is a file
  /// that names the real folder.
  static func excludeFile(of root: [UInt8]) -> [UInt8] {
    let dotGit = root + "/.git".utf8
    guard let information = status(dotGit), information.isRegular,
      let pointer = firstLine(of: dotGit), pointer.starts(with: "gitdir: ".utf8)
    else { return dotGit + "/info/exclude".utf8 }
    var folder = resolve(Array(pointer.dropFirst(8)), in: root)
    if let common = firstLine(of: folder + "/commondir".utf8) { folder = resolve(common, in: folder) }
    return folder + "/info/exclude".utf8
  }

  private static func resolve(_ path: [UInt8], in folder: [UInt8]) -> [UInt8] {
    path.first == Byte.slash ? path : folder + [Byte.slash] + path
  }

  private static func firstLine(of path: [UInt8]) -> [UInt8]? {
    guard case .bytes(let bytes) = IgnoreFile.read(path) else { return nil }
    return Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != 0 })
  }
}

/// Reads the files that hold ignore rules.
enum IgnoreFile {
  enum Outcome {
    case missing
    case bytes([UInt8])
    case failed(String)
  }

  /// The most bytes of a `.gitignore` that are believed; real ones have a few thousand.
  static let limit = 1 << 18

  /// Reads a file that may be missing. A link is not followed: git does not follow it either.
  static func read(_ path: [UInt8]) -> Outcome {
    let descriptor = openPath(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    if descriptor < 0 {
      let code = errno
      return code == ENOENT || code == ENOTDIR || code == ELOOP ? .missing : .failed(systemMessage(code))
    }
    defer { _ = close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.isRegular else { return .missing }
    do {
      return .bytes(try contents(of: descriptor, regularOnly: true, limit: limit))
    } catch {
      return .failed(error.message)
    }
  }
}
