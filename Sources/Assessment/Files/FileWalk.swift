/// From the paths a user gives to the list of files to read.
///
/// A folder gives its files with a wanted extension and its kustomization files, hidden ones too, at any
/// depth; `.git` folders and linked folders are not entered. A file that is named itself is taken
/// whatever its extension, also when git ignores it, also when it is a pipe. `-` is standard input.
public struct FileWalk: Sendable {
  /// Whether files and folders that git ignores are left out. Only a path inside a git working tree is
  /// affected: the `.gitignore` files up to its root and its `info/exclude` count.
  public var respectGitignore: Bool
  /// The extensions of wanted files, without the dot; ASCII case does not matter.
  public var extensions: [String]
  /// Rules of the configuration, and the real path of the folder that they count from.
  var standing: (rules: IgnoreRules, folder: [UInt8])?

  /// A walk for Kubernetes manifests.
  public init(respectGitignore: Bool = true, extensions: [String] = ["yaml", "yml", "json"]) {
    self.respectGitignore = respectGitignore
    self.extensions = extensions
  }

  /// Leaves out what patterns match that are written as in a `.gitignore` of a folder, a real path.
  mutating func ignore(_ patterns: [String], below folder: [UInt8]?) {
    guard let folder, !patterns.isEmpty else { return }
    standing = (IgnoreRules(Array(patterns.joined(separator: "\n").utf8)), folder)
  }

  /// Lists the files of `paths`. A path that cannot be read becomes one of the listing's `errors`.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; relative ones are relative to `directory`.
  ///   - directory: What stands for the current directory; the process's own when nil.
  public func listing(of paths: [String], from directory: String? = nil) -> Listing {
    var walk = Walk(options: self, directory: directory)
    return walk.run(paths)
  }
}
