/// The charts met so far, and the search for charts above what the user named.
struct ChartTable {
  private(set) var charts: [ChartDirectory] = []
  private var indices: [[UInt8]: Int] = [:]
  /// The nearest chart folder at or above a folder; nil as a value for none.
  private var nearest: [[UInt8]: [UInt8]?] = [:]

  /// The index of the chart in a folder, which is added when it is new.
  mutating func index(of real: [UInt8], shown: [UInt8], parent: Int?) -> Int {
    if let index = indices[real] { return index }
    charts.append(ChartDirectory(path: shown.isEmpty ? "." : shown.text, parent: parent, templates: []))
    indices[real] = charts.count - 1
    return charts.count - 1
  }

  /// The index of the nearest chart at or above a folder.
  ///
  /// - Parameter shown: Gives a chart folder as the user sees it.
  mutating func index(atOrAbove folder: [UInt8], shown: ([UInt8]) -> [UInt8]) -> (index: Int, real: [UInt8])?
  {
    // From the inside out, then registered from the outside in, so that a parent has its index first.
    var found: [[UInt8]] = []
    var search = chartFolder(atOrAbove: folder)
    while let chart = search {
      found.append(chart)
      search = chart.isEmpty || GitRoot.isRoot(chart) ? nil : chartFolder(atOrAbove: chart.parentPath)
    }
    var index: Int?
    for chart in found.reversed() { index = self.index(of: chart, shown: shown(chart), parent: index) }
    guard let index, let real = found.first else { return nil }
    return (index, real)
  }

  /// Whether a folder is or lies below the `templates` folder of the chart in `chart`.
  static func isTemplates(_ folder: [UInt8], chart: [UInt8]) -> Bool {
    folder.isPath(atOrBelow: chart + "/templates".utf8)
  }

  /// Looks upward until a chart, a git root or the file system's root.
  private mutating func chartFolder(atOrAbove folder: [UInt8]) -> [UInt8]? {
    var passed: [[UInt8]] = []
    var current = folder
    var answer: [UInt8]?
    while true {
      if let known = nearest[current] {
        answer = known
        break
      }
      passed.append(current)
      if status(current + "/Chart.yaml".utf8) != nil || status(current + "/Chart.yml".utf8) != nil {
        answer = current
        break
      }
      if current.isEmpty || GitRoot.isRoot(current) { break }
      current = current.parentPath
    }
    for folder in passed { nearest[folder] = .some(answer) }
    return answer
  }
}
