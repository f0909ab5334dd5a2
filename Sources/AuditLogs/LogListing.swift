public import Assessment

/// The files of an audit log in the order in which they were written: what was rotated away before what is
/// written still.
public struct LogListing: Sendable {
  public private(set) var paths: [String]
  public let errors: [UnreadablePath]

  /// - Parameter paths: Files and folders; `-` is standard input.
  public init(_ paths: [String]) {
    // logrotate puts a number behind the name.
    let numbers = (0...99).map(String.init)
    let walk = FileWalk(
      respectGitignore: false, extensions: ["log", "json", "jsonl", "ndjson", "gz", "zst", "txt"] + numbers)
    let listing = walk.listing(of: paths)
    errors = listing.errors
    let found = listing.files.map { $0.isStandardInput ? "-" : $0.path }
    let all = Set(found)
    // While a log is being compressed, both are there for a moment.
    self.paths = found.filter { path in
      let name = LogListing.plainName(of: path)
      return name.endIndex == path.endIndex || !all.contains(String(name))
    }
    self.paths = LogListing.sorted(self.paths)
  }

  /// The name that a compressed log had before.
  private static func plainName(of path: String) -> Substring {
    for ending in [".gz", ".zst"] where path.hasSuffix(ending) { return path.dropLast(ending.count) }
    return path[...]
  }

  /// By name, which holds the time of rotation, the numbered ones from the highest number down.
  private static func sorted(_ paths: [String]) -> [String] {
    let keys = paths.map { path -> (base: String, age: Int, path: String) in
      let name = plainName(of: path)
      guard let dot = name.lastIndex(of: "."), let number = Int(name[name.index(after: dot)...]), number < 100
      else { return (String(name), 0, path) }
      return (String(name[..<dot]), number, path)
    }
    return keys.sorted { ($0.base, -$0.age, $0.path) < ($1.base, -$1.age, $1.path) }.map(\.path)
  }
}
