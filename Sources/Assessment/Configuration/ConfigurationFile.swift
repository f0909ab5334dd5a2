internal import Checks
internal import Glibc
public import Judgement
internal import Kubernetes

/// Finds and reads the file that holds a team's configuration.
public enum ConfigurationFile {
  /// The name that is searched for.
  public static let name = ".bulwark.yaml"

  /// The most bytes that are read; real ones have a few thousand.
  static let sizeLimit = 1 << 20

  /// Why there is no configuration to go by. It never means a run without one: what was asked for by the
  /// configuration would be missing unsaid.
  public enum Failure: Error, Sendable {
    /// The file cannot be used; the text says which and why.
    case unusable(String)
    case invalid(ConfigurationError)
  }

  /// A configuration and where it counts.
  public struct Loaded: Sendable {
    public let configuration: Configuration
    /// The real path of the folder that paths in it are relative to; nil for a stream.
    let folder: [UInt8]?
  }

  /// The configuration for a run over these paths: the nearest one from their common folder up to the root
  /// of the git working tree; where there is none, up to the current directory if that is above.
  ///
  /// The file must be regular and belong to the caller or to root, and a link must not leave the tree: a
  /// stranger's file in a shared folder decides nothing.
  ///
  /// - Returns: nil where there is none.
  public static func search(
    for paths: [String], from directory: String? = nil
  ) throws(Failure) -> Loaded? {
    let lookup = PathLookup(directory: directory)
    guard let start = commonFolder(of: paths, lookup) else { return nil }
    let above = GitRoot.foldersAbove(start) ?? foldersToCurrent(from: start, lookup)
    for folder in [start] + above.reversed() {
      let path = folder + [Byte.slash] + name.utf8
      if status(path, follow: false) == nil { continue }
      let shown = lookup.shown(path)
      guard let real = realPath(path) else { throw .unusable("\(shown): \(systemMessage(errno))") }
      guard real.isPath(atOrBelow: above.first ?? start) else {
        throw .unusable("\(shown) is a link that leaves the tree; --config \(real.text) names it on purpose")
      }
      return try load(bytes(at: real, shown), shown, folder)
    }
    return nil
  }

  /// The configuration of a file that the user named, whoever owns it; `-` is standard input.
  public static func read(_ path: String) throws(Failure) -> Loaded {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readInput(named: path, limit: sizeLimit)
    } catch {
      throw .unusable("\(path): \(error.message)")
    }
    if path == "-" { return try load(bytes, "<stdin>", nil) }
    return try load(bytes, path, realPath(Array(path.utf8)).map(\.parentPath))
  }

  private static func load(_ bytes: [UInt8], _ name: String, _ folder: [UInt8]?) throws(Failure) -> Loaded {
    do throws(ConfigurationError) {
      let configuration = try Configuration(reading: bytes, name: name, names: Registry.configurable) {
        KubernetesVersion($0) != nil
      }
      return Loaded(configuration: configuration, folder: folder)
    } catch {
      throw .invalid(error)
    }
  }

  private static func bytes(at path: [UInt8], _ shown: String) throws(Failure) -> [UInt8] {
    let descriptor = openPath(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .unusable("\(shown): \(systemMessage(errno))") }
    defer { _ = close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .unusable("\(shown): \(systemMessage(errno))") }
    guard information.isRegular else { throw .unusable("\(shown) is no regular file") }
    guard information.st_uid == geteuid() || information.st_uid == 0 else {
      throw .unusable(
        "\(shown) belongs to another user (\(information.st_uid)), who would decide what is found; "
          + "--config \(shown) trusts it, --no-config does without")
    }
    do throws(FileError) {
      return try contents(of: descriptor, regularOnly: true, limit: sizeLimit)
    } catch {
      throw .unusable("\(shown): \(error.message)")
    }
  }

  // MARK: Folders

  /// The real path of the innermost folder around all paths; nil where none of them can be looked up.
  private static func commonFolder(of paths: [String], _ lookup: PathLookup) -> [UInt8]? {
    var lookup = lookup
    var common: [UInt8]?
    for path in paths {
      let folder: [UInt8]
      switch lookup.look(up: path) {
      case .success(.folder(let real, _)): folder = real
      case .success(.file(let real, _)): folder = real.parentPath
      case .success(.standardInput), .success(.stream): folder = lookup.current ?? []
      case .failure: continue
      }
      guard var shared = common else {
        common = folder
        continue
      }
      while !folder.isPath(atOrBelow: shared) { shared = shared.parentPath }
      common = shared
    }
    return common
  }

  /// The folders from the current directory down to the parent of `folder`.
  private static func foldersToCurrent(from folder: [UInt8], _ lookup: PathLookup) -> [[UInt8]] {
    guard let current = lookup.current, folder.isPath(atOrBelow: current) else { return [] }
    var folders: [[UInt8]] = []
    var next = folder
    while next.count > current.count {
      next = next.parentPath
      folders.append(next)
    }
    return folders.reversed()
  }
}
