internal import Glibc

/// How deep below a given folder files are looked for.
let deepestFolder = 1024

/// How many folders on the way down stay open; a deeper one is opened by its path instead.
private let mostOpenFolders = 64

/// A folder that the walk is in.
private struct Frame {
  /// The open folder; nil when nothing more is opened through it.
  var stream: OpaquePointer?
  var next: Int
  let end: Int
  let entries: FolderEntries.Mark
  let ignores: IgnoreStack.Mark
  let realCount: Int
  let shownCount: Int
  let chart: Int?
  let isTemplates: Bool
}

/// The walk below one folder that the user named.
private struct FolderWalk {
  var entries = FolderEntries()
  var frames: [Frame] = []
  /// The real path of the folder the walk is in.
  var real: [UInt8]
  /// What stands before the names in the folder when they are shown.
  var shown: [UInt8]
  let rootCount: Int
}

extension Walk {
  /// Lists the files below a folder.
  mutating func walk(real: [UInt8], shown: [UInt8]) {
    let lookup = lookup
    let above = real.isEmpty ? nil : real.parentPath
    var chart: (index: Int, real: [UInt8])?
    if let above, !GitRoot.isRoot(real) {
      chart = charts.index(atOrAbove: above) { lookup.shownFolder(above: real, shown: shown, folder: $0) }
    }
    let outside = ignores.mark
    if options.respectGitignore { addRules(above: real) }

    let prefix = shown.isEmpty || shown.last == Byte.slash ? shown : shown + [Byte.slash]
    var state = FolderWalk(real: real, shown: prefix, rootCount: real.count)
    let start = found.count
    let descriptor = openPath(real.isEmpty ? [Byte.slash] : real, flags: folderFlags & ~O_NOFOLLOW)
    let isTemplates = chart.map { ChartTable.isTemplates(real, chart: $0.real) } ?? false
    enter(descriptor, &state, chart: chart?.index, isTemplates: isTemplates)
    while let frame = state.frames.last {
      if frame.next == frame.end {
        leave(&state)
      } else {
        state.frames[state.frames.count - 1].next += 1
        visit(state.entries.items[frame.next], in: frame, &state)
      }
    }
    roots.append(Root(real: real, prefix: prefix, found: start..<found.count))
    ignores.restore(outside)
  }

  /// Lists a file or enters a folder.
  private mutating func visit(_ entry: FolderEntries.Entry, in frame: Frame, _ state: inout FolderWalk) {
    let name = state.entries.name(of: entry)
    state.shown += name
    if entry.kind == .file {
      found.append(
        candidate(state.shown, size: entry.size, chart: frame.chart, isChartTemplate: frame.isTemplates))
      state.shown.removeLast(entry.count)
      return
    }
    let isTemplates = frame.isTemplates || (name.equals("templates") && isChartFolder(frame, state))
    state.real.append(Byte.slash)
    state.real += name
    state.shown.append(Byte.slash)
    if state.frames.count > deepestFolder {
      fail("deeper than \(deepestFolder) folders; not entered", state)
      state.real.removeLast(entry.count + 1)
      state.shown.removeLast(entry.count + 1)
      return
    }
    let descriptor =
      if let stream = frame.stream {
        state.entries.withName(of: entry) { openat(dirfd(stream), $0, folderFlags) }
      } else {
        openPath(state.real, flags: folderFlags)
      }
    enter(descriptor, &state, chart: frame.chart, isTemplates: isTemplates)
  }

  /// Reads a folder that was opened and makes it the one the walk is in.
  private mutating func enter(
    _ descriptor: Int32, _ state: inout FolderWalk, chart: Int?, isTemplates: Bool
  ) {
    let entries = state.entries.mark
    let outside = ignores.mark
    var frame = Frame(
      stream: nil, next: entries.items, end: entries.items, entries: entries, ignores: outside,
      realCount: state.real.count, shownCount: state.shown.count, chart: chart, isTemplates: isTemplates)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      fail(systemMessage(errno), state)
      if descriptor >= 0 { _ = close(descriptor) }
      state.frames.append(frame)
      return
    }
    let signs = state.entries.read(stream) { isWanted($0) }
    if signs.failure != 0 { fail(systemMessage(signs.failure), state) }
    listing.special += signs.special
    var frameChart = chart
    var inTemplates = isTemplates
    if signs.isChart {
      frameChart = charts.index(of: state.real, shown: Array(state.shown.dropLast()), parent: chart)
      inTemplates = false
    }
    if options.respectGitignore { addRules(in: state.real, signs) }
    keepWanted(after: entries, &state, chart: frameChart, isTemplates: inTemplates)
    state.entries.sort(after: entries)
    frame = Frame(
      stream: stream, next: entries.items, end: state.entries.mark.items, entries: entries, ignores: outside,
      realCount: state.real.count, shownCount: state.shown.count, chart: frameChart, isTemplates: inTemplates)
    if state.frames.count >= mostOpenFolders {
      closedir(stream)
      frame.stream = nil
    }
    state.frames.append(frame)
  }

  /// Drops what git ignores and links that lead nowhere allowed; fills in the sizes of files.
  private mutating func keepWanted(
    after mark: FolderEntries.Mark, _ state: inout FolderWalk, chart: Int?, isTemplates: Bool
  ) {
    var path = state.real + [Byte.slash]
    let folder = path.count
    var ignored = 0
    var links: [[UInt8]] = []
    let ignores = ignores
    let (innerRoots, namedPaths) = (innerRoots, namedPaths)
    state.entries.filter(after: mark) { entry, entries in
      path.removeLast(path.count - folder)
      path += entries.name(of: entry)
      if ignores.ignores(path, isFolder: entry.kind == .folder) {
        ignored += 1
        return false
      }
      switch entry.kind {
      case .folder: return !innerRoots.contains(path)
      case .link:
        links.append(Array(path[folder...]))
        return false
      case .file:
        guard let information = status(path, follow: false), information.isRegular else { return false }
        entry.size = Int(information.st_size)
        return namedPaths.isEmpty || !namedPaths.contains(path)
      }
    }
    listing.ignored += ignored
    for name in links { follow(name, state, chart: chart, isTemplates: isTemplates) }
  }

  /// A link to a regular file inside the given folder is read as if it stood here; others are counted.
  private mutating func follow(_ name: [UInt8], _ state: FolderWalk, chart: Int?, isTemplates: Bool) {
    let path = state.real + [Byte.slash] + name
    let root = Array(state.real.prefix(state.rootCount))
    guard let real = realPath(path), let information = status(real) else {
      listing.links += 1
      return
    }
    let wanted = name.withUnsafeBufferPointer { isWanted($0) }
    guard information.isRegular else {
      listing.links += 1
      return
    }
    guard wanted else { return }
    guard real.isPath(atOrBelow: root), !real.hasPathPart(".git") else {
      listing.links += 1
      return
    }
    linked.append(
      (
        candidate(
          state.shown + name, size: Int(information.st_size), chart: chart, isChartTemplate: isTemplates,
          raw: real),
        real
      ))
  }

  private mutating func leave(_ state: inout FolderWalk) {
    guard let frame = state.frames.popLast() else { return }
    if let stream = frame.stream { closedir(stream) }
    state.entries.restore(frame.entries)
    ignores.restore(frame.ignores)
    guard let outer = state.frames.last else { return }
    state.real.removeLast(state.real.count - outer.realCount)
    state.shown.removeLast(state.shown.count - outer.shownCount)
  }

  private mutating func fail(_ message: String, _ state: FolderWalk) {
    let path = state.shown.last == Byte.slash ? Array(state.shown.dropLast()) : state.shown
    listing.errors.append(UnreadablePath(path: path.isEmpty ? "." : path.text, message: message))
  }

  /// The folder that the walk is in holds a chart itself.
  private func isChartFolder(_ frame: Frame, _ state: FolderWalk) -> Bool {
    guard let chart = frame.chart else { return false }
    let folder = Array(state.shown.prefix(max(0, frame.shownCount - 1)))
    return charts.charts[chart].path == (folder.isEmpty ? "." : folder.text)
  }

  // MARK: Rules of git

  /// The rules that count in a folder from above it.
  private mutating func addRules(above real: [UInt8]) {
    guard let folders = GitRoot.foldersAbove(real) else { return }
    for (index, folder) in folders.enumerated() {
      addRules(in: folder, isRoot: index == 0, hasGitignore: true)
    }
  }

  private mutating func addRules(in real: [UInt8], _ signs: FolderEntries.Signs) {
    addRules(in: real, isRoot: signs.isGitRoot, hasGitignore: signs.hasGitignore)
  }

  private mutating func addRules(in folder: [UInt8], isRoot: Bool, hasGitignore: Bool) {
    if isRoot {
      ignores.enterRoot()
      addRules(from: GitRoot.excludeFile(of: folder), folder: folder)
    }
    if hasGitignore, ignores.root != nil { addRules(from: folder + "/.gitignore".utf8, folder: folder) }
  }

  private mutating func addRules(from file: [UInt8], folder: [UInt8]) {
    switch IgnoreFile.read(file) {
    case .missing: break
    case .bytes(let bytes): ignores.add(IgnoreRules(bytes), folder: folder)
    case .failed(let message): listing.errors.append(UnreadablePath(path: file.text, message: message))
    }
  }
}

/// How a folder on the way is opened: never through a link.
private let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK
