extension Walk {
  /// Adds the rules that hold in a named folder because it lies in a git working tree.
  mutating func addRules(above folder: [UInt8]) {
    guard let above = GitRoot.foldersAbove(folder), let root = above.first else { return }
    enterGitRoot(root)
    for folder in above { addRules(from: folder + "/.gitignore".utf8, countingFrom: folder) }
  }

  /// Adds the rules that a folder brings.
  mutating func addRules(in folder: [UInt8], _ signs: FolderEntries.Signs, shown: [UInt8]) {
    if signs.isGitRoot { enterGitRoot(folder) }
    guard signs.hasGitignore else { return }
    let path = shown + ".gitignore".utf8
    addRules(from: folder + "/.gitignore".utf8, countingFrom: folder, shown: path)
  }

  private mutating func enterGitRoot(_ root: [UInt8]) {
    ignores.enterRoot()
    addRules(from: GitRoot.excludeFile(of: root), countingFrom: root)
  }

  /// Adds the rules of one file. A file that cannot be used is said: what it would ignore is listed.
  private mutating func addRules(from file: [UInt8], countingFrom folder: [UInt8], shown: [UInt8]? = nil) {
    switch IgnoreFile.read(file) {
    case .missing: break
    case .bytes(let bytes): ignores.add(IgnoreRules(bytes), folder: folder)
    case .failed(let reason):
      let message = "its ignore rules are not used: \(reason)"
      listing.errors.append(UnreadablePath(path: (shown ?? file).text, message: message))
    }
  }
}
