internal import Documents
internal import Findings

/// A template of a chart, and the files of values that it may take from.
struct ChartTemplate: Sendable {
  /// The template's file, as the user sees it.
  let file: String
  let text: String
  /// The file that counts first comes first. None for a subchart: its values may stand in any chart above.
  let values: [Tree]

  /// The largest template whose lines are looked through, in bytes.
  static let sizeLimit = 1 << 20

  /// What the template writes a finding's field from, in words: "a.yaml:12, value image.tag at
  /// values.yaml:4".
  func words(for finding: Finding, _ outline: TemplateOutline) -> String {
    let steps = NodeTrail(to: finding.place, from: finding.subject.node)?.steps ?? []
    guard let place = outline.place(of: steps, inObjectOf: finding.subject.kind) else { return file }
    return (["\(file):\(place.line)"] + place.values.map(words)).joined(separator: ", ")
  }

  private func words(ofValue path: String) -> String {
    let keys = path.split(separator: ".")
    for tree in values {
      var node = tree.documents.first
      for key in keys { node = node?[key: String(key)] }
      guard let node else { continue }
      let offset = (node.keyRange ?? node.range).lowerBound
      return "value \(path) at \(tree.source.name):\(tree.source.position(at: offset).line)"
    }
    return "value \(path)"
  }
}
