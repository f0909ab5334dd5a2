/// The rules in force in a folder: those of its git root's `info/exclude`, then of the `.gitignore` files
/// from the root down. The last rule that says something wins.
struct IgnoreStack {
  private var levels: [Level] = []
  /// Where the levels of the innermost git root begin; nil outside of any git root.
  private var root: Int?
  /// The rules that hold everywhere below a folder, whatever git says.
  private var standing: (folder: [UInt8], rules: IgnoreRules)?

  private struct Level {
    /// The length of the real path of the folder the rules stand in, with a slash at its end.
    let base: Int
    let rules: IgnoreRules
  }

  /// What to go back to when a folder is left.
  struct Mark {
    fileprivate let count: Int
    fileprivate let root: Int?
  }

  /// Whether any rule is in force.
  var isActive: Bool { standing != nil || root.map { $0 < levels.count } ?? false }

  var mark: Mark { Mark(count: levels.count, root: root) }

  mutating func restore(_ mark: Mark) {
    levels.removeLast(levels.count - mark.count)
    root = mark.root
  }

  /// Enters a git root: no rule from above it counts below.
  mutating func enterRoot() { root = levels.count }

  /// Adds the rules of a file that stands in (or counts from) `folder`, a real path.
  mutating func add(_ rules: IgnoreRules, folder: [UInt8]) {
    if !rules.isEmpty { levels.append(Level(base: folder.count + 1, rules: rules)) }
  }

  /// Sets the rules that hold everywhere below a folder, a real path.
  mutating func stand(_ rules: IgnoreRules, below folder: [UInt8]) {
    standing = rules.isEmpty ? nil : (folder, rules)
  }

  /// Whether a file or folder is ignored, given that the folder around it is not.
  ///
  /// - Parameter path: Its real path.
  func ignores(_ path: [UInt8], isFolder: Bool) -> Bool {
    if let (folder, rules) = standing, path.count > folder.count, path.isPath(atOrBelow: folder),
      path.withUnsafeBufferPointer({
        rules.verdict(path: UnsafeBufferPointer(rebasing: $0[(folder.count + 1)...]), isFolder: isFolder)
      }) == true
    {
      return true
    }
    guard let root, root < levels.count else { return false }
    return path.withUnsafeBufferPointer { path in
      for index in (root..<levels.count).reversed() {
        let relative = UnsafeBufferPointer(rebasing: path[levels[index].base...])
        if let verdict = levels[index].rules.verdict(path: relative, isFolder: isFolder) { return verdict }
      }
      return false
    }
  }
}
