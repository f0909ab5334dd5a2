internal import Glibc

/// One run of a `FileWalk`.
struct Walk {
  let options: FileWalk
  /// The wanted extensions in lower case.
  let extensions: [[UInt8]]
  var lookup: PathLookup
  var charts = ChartTable()
  var ignores = IgnoreStack()
  var listing = Listing()

  /// The files found in folders, in the order of the walk.
  var found: [Candidate] = []
  /// Which of `found` came from which root.
  var roots: [Root] = []
  /// The files named by the user.
  private var named: [Candidate] = []
  /// The real paths of the named regular files.
  var namedPaths: Set<[UInt8]> = []
  /// The files behind links in folders, with their real paths.
  var linked: [(candidate: Candidate, real: [UInt8])] = []
  /// The named folders that lie in another named folder: the outer walk leaves them out.
  var innerRoots: Set<[UInt8]> = []

  /// A folder the user named.
  struct Root {
    let real: [UInt8]
    /// What stands before a path below the folder when it is shown.
    let prefix: [UInt8]
    var found: Range<Int>
  }

  init(options: FileWalk, directory: String?) {
    self.options = options
    extensions = options.extensions.map { Array($0.lowercased().utf8) }
    lookup = PathLookup(directory: directory)
    if let standing = options.standing { ignores.stand(standing.rules, below: standing.folder) }
  }

  mutating func run(_ paths: [String]) -> Listing {
    var folders: [(real: [UInt8], shown: [UInt8])] = []
    var streams: Set<[UInt64]> = []
    var failed: Set<String> = []
    for path in paths {
      switch lookup.look(up: path) {
      case .success(.standardInput):
        if streams.insert([]).inserted { name(Array("-".utf8), kind: .standardInput) }
      case .success(.stream(let shown, let identity)):
        if streams.insert(identity).inserted { name(shown, kind: .stream) }
      case .success(.file(let real, let shown)):
        if !lookup.isLink(path) { listing.roots.append(real) }
        if namedPaths.insert(real).inserted { name(shown, kind: .regular, real: real) }
      case .success(.folder(let real, let shown)):
        if !folders.contains(where: { $0.real == real }) { folders.append((real, shown)) }
      case .failure(let failure):
        if failed.insert(path).inserted {
          listing.errors.append(UnreadablePath(path: path, message: failure.message))
        }
      }
    }
    for folder in folders
    where folders.contains(where: { $0.real != folder.real && folder.real.isPath(atOrBelow: $0.real) }) {
      innerRoots.insert(folder.real)
    }
    listing.roots += folders.map(\.real)
    for folder in folders { walk(real: folder.real, shown: folder.shown) }
    return settle()
  }

  /// Adds a file that the user named.
  private mutating func name(_ shown: [UInt8], kind: Candidate.Kind, real: [UInt8]? = nil) {
    var chart: (index: Int, real: [UInt8])?
    if let real {
      let lookup = lookup
      chart = charts.index(atOrAbove: real.parentPath) {
        lookup.shownFolder(above: real, shown: shown, folder: $0)
      }
    }
    let isTemplate =
      if let chart, let real { ChartTable.isTemplates(real.parentPath, chart: chart.real) } else { false }
    named.append(
      candidate(
        shown, kind: kind, isExplicit: true, chart: chart?.index, isChartTemplate: isTemplate))
  }

  /// Puts everything in order, leaves out what was reached twice, and numbers the charts anew.
  private mutating func settle() -> Listing {
    let isOrdered = roots.count <= 1 && named.isEmpty && linked.isEmpty
    listing.files = found + named + unlistedLinks()
    if !isOrdered { listing.files = listing.files.inPathOrder() }
    listing.errors.sort { ($0.path, $0.message) < ($1.path, $1.message) }

    let order = charts.charts.indices.sorted {
      Array(charts.charts[$0].path.utf8).precedes(Array(charts.charts[$1].path.utf8))
    }
    var renumbered = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { renumbered[old] = new }
    listing.charts = order.map { old in
      var chart = charts.charts[old]
      chart.parent = chart.parent.map { renumbered[$0] }
      return chart
    }
    for index in listing.files.indices {
      if let old = listing.files[index].chart {
        listing.files[index].chart = renumbered[old]
        if listing.files[index].isChartTemplate { listing.charts[renumbered[old]].templates.append(index) }
      }
      if listing.files[index].isKustomization { listing.kustomizations.append(listing.files[index].path) }
    }
    return listing
  }

  /// The files behind links that are not listed under their own path.
  private func unlistedLinks() -> [Candidate] {
    guard !linked.isEmpty else { return [] }
    var listed = namedPaths
    for root in roots {
      for candidate in found[root.found] {
        let below = candidate.bytes[root.prefix.count...]
        listed.insert(root.real + [Byte.slash] + below)
      }
    }
    let ordered = linked.sorted { $0.candidate.bytes.precedes($1.candidate.bytes) }
    return ordered.filter { listed.insert($0.real).inserted }.map(\.candidate)
  }
}
