internal import Documents
internal import Findings
internal import Glibc
internal import Judgement

/// What has changed in a working tree since it left another branch: the commits since then, and what is
/// not committed yet.
public struct ChangedSince: Sendable {
  /// The real path of the working tree; the root is empty.
  private let root: [UInt8]
  private let files: ChangedFiles

  /// - Parameters:
  ///   - reference: A branch, tag or commit. The changes are those since the last commit that it has in
  ///     common with `HEAD`.
  ///   - paths: What is scanned, all of it in one working tree.
  /// - Throws: `GitError` where that cannot be known.
  public init(_ reference: String, paths: [String]) throws(GitError) {
    guard !reference.isEmpty, !reference.hasPrefix("-") else {
      throw GitError("'\(reference)' is no revision: name a branch, a tag or a commit")
    }
    let real = paths.compactMap { realPath(Array($0.utf8)) }
    guard let first = real.first ?? realPath([Byte.dot]) else { throw GitError(systemMessage(errno)) }
    let repository = try GitRepository(around: first.isFolder ? first : first.parentPath)
    for path in real where !path.isPath(atOrBelow: repository.root) {
      throw GitError("\(path.text) is not in \(repository.root.text): --changed-since takes one repository")
    }
    root = repository.root
    files = try repository.changes(since: reference)
  }

  /// What became of a file; nil where it is what it was.
  func change(of name: String) -> FileChange? {
    guard let path = realPath(Array(name.utf8)), path.isPath(atOrBelow: root) else { return .whole }
    return files.change(of: Array(path.dropFirst(root.count + 1)))
  }
}

extension GitRepository {
  fileprivate func changes(since reference: String) throws(GitError) -> ChangedFiles {
    let base = try lastCommon(with: reference)
    let patch = try git(
      "diff-index", "--patch", "--unified=0", "--inter-hunk-context=0", "--text", "--find-renames",
      "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-relative",
      "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", base, "--")
    guard patch.status == 0 else { throw GitError("git diff-index: \(patch.lastWords)") }
    let index = try git("ls-files", "--stage", "--full-name", "-z")
    guard index.status == 0 else { throw GitError("git ls-files: \(index.lastWords)") }
    do throws(PatchError) {
      return try ChangedFiles(patch: patch.output, index: index.output)
    } catch {
      throw GitError("git wrote a patch that cannot be read, line \(error.line)")
    }
  }

  /// The commit from which `HEAD` and a revision went apart.
  private func lastCommon(with reference: String) throws(GitError) -> String {
    let wayOut =
      "; this clone is shallow: fetch all of its history (git fetch --unshallow; fetch-depth: 0 for "
      + "actions/checkout, GIT_DEPTH: 0 for GitLab)"
    guard let commit = try object(reference) else {
      let advice = isShallow ? wayOut : "; fetch it, or name it as git branch --all does (origin/main)"
      throw GitError("git knows no revision '\(reference)' here\(advice)")
    }
    guard let head = try object("HEAD") else { throw GitError("the repository has no commit yet") }
    let answer = try git("merge-base", "--end-of-options", commit, head)
    guard answer.status == 0, let base = answer.name else {
      throw GitError("'\(reference)' and HEAD have no commit in common\(isShallow ? wayOut : "")")
    }
    return base
  }

  private func object(_ revision: String) throws(GitError) -> String? {
    let answer = try git("rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}")
    return answer.status == 0 ? answer.name : nil
  }
}

extension ChildProcess.Outcome {
  /// The one object name that git wrote.
  fileprivate var name: String? {
    let name = String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return name.count >= 40 && name.allSatisfy(\.isHexDigit) ? name : nil
  }
}

extension [UInt8] {
  fileprivate var isFolder: Bool { isEmpty || status(self)?.isFolder ?? false }
}

extension Report {
  /// Leaves out the findings that no change concerns.
  public mutating func leaveOutUnchanged(since changes: ChangedSince) {
    var texts: [ObjectIdentifier: ChangedText?] = [:]
    counts.unchanged += leaveOut { finding in
      // What another program made has lines of its own, which no change of a file can be compared with.
      if finding.subject.origin?.isTraced == false { return false }
      let source = finding.place.tree.source
      let key = ObjectIdentifier(source)
      if texts[key] == nil {
        texts[key] = .some(changes.change(of: source.name).map { ChangedText($0, of: source) })
      }
      guard case .some(.some(let text)) = texts[key] else { return true }
      return !text.concerns(finding)
    }
  }
}
