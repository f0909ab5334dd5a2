/// A folder that the walk is in.
struct Frame {
  /// The open folder; nil when nothing more is opened through it.
  let stream: OpaquePointer?
  var next: Int
  let end: Int
  let entries: FolderEntries.Mark
  let ignores: IgnoreStack.Mark
  let parent: Lengths
  let surroundings: Surroundings
}

/// The lengths of the two paths of a folder.
struct Lengths {
  let real: Int
  let shown: Int
}

/// What a folder and the files in it have of the charts around them.
struct Surroundings {
  var chart: Int?
  /// Whether the folder is that of the chart.
  var isChart = false
  /// Whether the folder is the chart's `templates` folder or below it.
  var isTemplates = false
}

/// The walk below one folder that the user named.
struct FolderWalk {
  var entries = FolderEntries()
  var frames: [Frame] = []
  /// The real path of the folder the walk is in.
  var real: [UInt8]
  /// What stands before the names in the folder when they are shown.
  var shown: [UInt8]
  /// The length of the real path of the given folder.
  let rootCount: Int

  var lengths: Lengths { Lengths(real: real.count, shown: shown.count) }

  mutating func goBack(to parent: Lengths) {
    real.removeLast(real.count - parent.real)
    shown.removeLast(shown.count - parent.shown)
  }
}
