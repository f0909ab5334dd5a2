internal import Glibc

extension Walk {
  /// Keeps of the entries of a folder those to visit: no ignored ones, no links.
  /// Returns whether there are folders among them.
  mutating func choose(
    after mark: FolderEntries.Mark, _ state: inout FolderWalk, folder: Int32, _ surroundings: Surroundings
  ) -> Bool {
    var hasFolders = false
    let places = state.entries.indices(after: mark)
    var kept = places.lowerBound
    let count = state.real.count
    let needsPath = ignores.isActive || !innerRoots.isEmpty
    for place in places {
      let entry = state.entries.items[place]
      let isLink = entry.kind == .link
      if needsPath || isLink {
        state.real.append(Byte.slash)
        state.real += state.entries.name(of: entry)
      }
      defer { state.real.removeLast(state.real.count - count) }
      if isLink {
        follow(entry, state, folder: folder, surroundings)
        continue
      }
      if entry.kind == .folder && !innerRoots.isEmpty && innerRoots.contains(state.real) { continue }
      if ignores.isActive && ignores.ignores(state.real, isFolder: entry.kind == .folder) {
        listing.ignored += 1
        continue
      }
      if entry.kind == .folder {
        hasFolders = true
      } else if !namedPaths.isEmpty && isNamed(entry, state, folderCount: count) {
        continue
      }
      state.entries.keep(entry, at: kept)
      kept += 1
    }
    state.entries.removeItems(from: kept)
    return hasFolders
  }

  /// Whether the user named the file as well.
  private func isNamed(_ entry: FolderEntries.Entry, _ state: FolderWalk, folderCount: Int) -> Bool {
    namedPaths.contains(state.real[..<folderCount] + [Byte.slash] + state.entries.name(of: entry))
  }

  /// Adds the file behind a link if it may be read; `state.real` is the path of the link.
  private mutating func follow(
    _ entry: FolderEntries.Entry, _ state: FolderWalk, folder: Int32, _ surroundings: Surroundings
  ) {
    let name = state.entries.name(of: entry)
    let target = state.entries.withName(of: entry) { status($0, in: folder, follow: true) }
    let isWanted = name.withUnsafeBufferPointer { self.isWanted($0) }
    guard isWanted || target?.isFolder == true else { return }
    if ignores.ignores(state.real, isFolder: false) {
      listing.ignored += 1
      return
    }
    let root = state.real.prefix(state.rootCount)
    guard isWanted, let target, target.isRegular, let real = realPath(state.real),
      real.isPath(atOrBelow: Array(root)), !Array(real[root.count...]).hasPathPart(".git")
    else {
      listing.links += 1
      return
    }
    let link = candidate(
      state.shown + name, chart: surroundings.chart,
      isChartTemplate: surroundings.isTemplates, target: real)
    linked.append((link, real))
  }
}
