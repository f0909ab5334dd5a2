internal import Glibc

/// How deep below a given folder files are looked for.
let deepestFolder = 1024

/// How many folders on the way down stay open; a deeper one is opened by its path instead.
private let mostOpenFolders = 64

extension Walk {
  /// Lists the files below a folder.
  mutating func walk(real: [UInt8], shown: [UInt8]) {
    let outside = ignores.mark
    if options.respectGitignore { addRules(above: real) }
    let prefix = shown.isEmpty || shown.last == Byte.slash ? shown : shown + [Byte.slash]
    var state = FolderWalk(real: real, shown: prefix, rootCount: real.count)
    let start = found.count
    let descriptor = openPath(real.isEmpty ? [Byte.slash] : real, flags: folderFlags)
    enter(descriptor, &state, from: state.lengths, surroundings(of: real, shown: shown))
    while let frame = state.frames.last {
      if frame.next == frame.end {
        leave(frame, &state)
      } else {
        state.frames[state.frames.count - 1].next += 1
        visit(state.entries.items[frame.next], in: frame, &state)
      }
    }
    roots.append(Root(real: real, prefix: prefix, found: start..<found.count))
    ignores.restore(outside)
  }

  /// The chart around a folder that the user named.
  private mutating func surroundings(of real: [UInt8], shown: [UInt8]) -> Surroundings {
    guard !real.isEmpty, !GitRoot.isRoot(real) else { return Surroundings() }
    let lookup = lookup
    let chart = charts.index(atOrAbove: real.parentPath) {
      lookup.shownFolder(above: real, shown: shown, folder: $0)
    }
    guard let chart else { return Surroundings() }
    return Surroundings(
      chart: chart.index, isTemplates: ChartTable.isTemplates(real, chart: chart.real))
  }

  /// Lists a file or enters a folder.
  private mutating func visit(_ entry: FolderEntries.Entry, in frame: Frame, _ state: inout FolderWalk) {
    let parent = state.lengths
    var surroundings = frame.surroundings
    state.shown += state.entries.name(of: entry)
    if entry.kind == .file {
      found.append(
        candidate(
          state.shown, chart: surroundings.chart,
          isChartTemplate: surroundings.isTemplates))
      state.goBack(to: parent)
      return
    }
    if surroundings.isChart && state.entries.name(of: entry).equals("templates") {
      surroundings.isTemplates = true
    }
    surroundings.isChart = false
    state.real.append(Byte.slash)
    state.real += state.entries.name(of: entry)
    state.shown.append(Byte.slash)
    if state.frames.count > deepestFolder {
      fail("it is more than \(deepestFolder) folders deep; not entered", state)
      state.goBack(to: parent)
      return
    }
    let descriptor =
      if let stream = frame.stream {
        state.entries.withName(of: entry) { name in
          uninterrupted { openat(dirfd(stream), name, folderFlags | O_CLOEXEC) }
        }
      } else {
        openPath(state.real, flags: folderFlags)
      }
    enter(descriptor, &state, from: parent, surroundings)
  }

  /// Reads an open folder and makes it the one the walk is in.
  private mutating func enter(
    _ descriptor: Int32, _ state: inout FolderWalk, from parent: Lengths, _ surroundings: Surroundings
  ) {
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      fail(systemMessage(errno), state)
      if descriptor >= 0 { _ = close(descriptor) }
      state.goBack(to: parent)
      return
    }
    let entries = state.entries.mark
    let rules = ignores.mark
    let signs = state.entries.read(stream) { isWanted($0) }
    if signs.failure != 0 { fail(systemMessage(signs.failure), state) }
    listing.special += signs.special
    if options.respectGitignore { addRules(in: state.real, signs, shown: state.shown) }
    var surroundings = surroundings
    if signs.isChart {
      let shown = state.shown == [Byte.slash] ? state.shown : state.shown.dropLast()
      let index = charts.index(of: state.real, shown: Array(shown), parent: surroundings.chart)
      surroundings = Surroundings(chart: index, isChart: true)
    }
    let hasFolders = choose(after: entries, &state, folder: dirfd(stream), surroundings)
    state.entries.sort(after: entries)

    let staysOpen = hasFolders && state.frames.count < mostOpenFolders
    if !staysOpen { _ = closedir(stream) }
    state.frames.append(
      Frame(
        stream: staysOpen ? stream : nil, next: state.entries.indices(after: entries).lowerBound,
        end: state.entries.items.count, entries: entries, ignores: rules, parent: parent,
        surroundings: surroundings))
  }

  private mutating func leave(_ frame: Frame, _ state: inout FolderWalk) {
    if let stream = frame.stream { _ = closedir(stream) }
    state.frames.removeLast()
    state.entries.restore(frame.entries)
    ignores.restore(frame.ignores)
    state.goBack(to: frame.parent)
  }

  /// Notes that the folder the walk is in, or is about to enter, cannot be read.
  private mutating func fail(_ message: String, _ state: FolderWalk) {
    let path = state.shown.tidiedPath
    listing.errors.append(UnreadablePath(path: path.isEmpty ? "." : path.text, message: message))
  }
}

/// How folders are opened: without waiting, and not through a link.
private let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK
