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
}
