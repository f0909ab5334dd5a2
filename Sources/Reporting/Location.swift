internal import Assessment
internal import Documents
internal import Findings
internal import Kubernetes

/// Where a finding is, as formats for other programs say it. What lies in a program's output only has no
/// line in any file of the user: it is placed at the beginning of the file that it comes from.
struct Location {
  let file: String
  let start: Position
  let end: Position
  /// Bytes of the file as it lay on disk.
  let bytes: Range<Int>
  /// Where an object comes from that no file holds as it is.
  let origin: String?
  /// The object was read of a live cluster: there is no file and no line, only the field's path.
  let isLive: Bool

  init(_ finding: Finding) {
    let source = finding.place.tree.source
    let range = finding.place.range
    file = source.name
    isLive = source.isLive
    guard let given = finding.subject.origin, !given.isTraced else {
      (start, end) = (source.position(at: range.lowerBound), source.position(at: range.upperBound))
      bytes = source.originalOffset(range.lowerBound)..<source.originalOffset(range.upperBound)
      origin = finding.subject.origin.map(Wording.origin) ?? Self.manager(of: finding)
      return
    }
    let place = source.position(at: range.lowerBound)
    (start, end) = (Position(line: 1, column: 1), Position(line: 1, column: 1))
    bytes = 0..<0
    origin = "\(Wording.origin(given)), line \(place.line) of what it makes of this file"
  }

  /// Who would undo what is mended in the cluster only.
  private static func manager(of finding: Finding) -> String? {
    guard finding.place.tree.source.isLive else { return nil }
    return ObjectManager.name(of: finding.subject.node).map { "managed by \(Wording.plain($0))" }
  }

  /// What people are shown behind a place: nothing for what a file holds as it is.
  static func note(_ finding: Finding) -> String {
    guard let origin = finding.subject.origin else { return manager(of: finding) ?? "" }
    return origin.isTraced
      ? Wording.origin(origin) : "\(Wording.origin(origin)); the line is that of its output"
  }
}

extension Wording {
  /// "rendered by helm from charts/web/".
  static func origin(_ origin: Origin) -> String {
    "rendered by \(origin.program) from \(plain(origin.folder))"
  }
}
