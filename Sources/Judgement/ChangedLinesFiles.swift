/// The files of a repository, and what became of them since an earlier revision. Paths are bytes, from
/// the root of the repository.
public struct ChangedFiles: Sendable {
  private let changes: [[UInt8]: FileChange]
  private let tracked: Set<[UInt8]>
  /// With a slash at their ends.
  private let submodules: [[UInt8]]

  /// - Parameters:
  ///   - patch: From the earlier revision to the working tree, as `git diff-index` writes it.
  ///   - index: The files of the index, as `git ls-files --stage -z` writes them.
  public init(patch: [UInt8], index: [UInt8]) throws(PatchError) {
    changes = try PatchReader.read(patch)
    var tracked: Set<[UInt8]> = []
    var submodules: [[UInt8]] = []
    for entry in index.split(separator: 0) {
      // `100644 <object> 0<tab>path`
      guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { throw PatchError(line: 0) }
      let path = Array(entry[(tab + 1)...])
      if entry.starts(with: "160000 ".utf8) {
        submodules.append(path + "/".utf8)
      } else {
        tracked.insert(path)
      }
    }
    self.tracked = tracked
    self.submodules = submodules
  }

  /// What became of a file; nil where it is what it was. What lies in a submodule has a history of its
  /// own and counts as unchanged; a file that git does not track is new.
  public func change(of path: [UInt8]) -> FileChange? {
    if tracked.contains(path) { return changes[path] }
    return submodules.contains { path.starts(with: $0) } ? nil : .whole
  }
}
