/// The recommendations of the guidance, in its order, and the ways to find one.
///
/// The text is part of the program and is read on first use, never at start.
public enum Catalogue {
  /// All of them.
  public static let recommendations: [Recommendation] = readings.flatMap(\.recommendations)

  /// What is wrong with the text of the chapters: nothing, or the program is not to be shipped.
  package static var faults: [RecordFault] { readings.flatMap(\.faults) }

  private static let readings = Chapter.allCases.map { readRecords($0.records, of: $0) }

  private static let byID = Dictionary(recommendations.map { ($0.id, $0) }) { first, _ in first }

  /// The recommendation with exactly this id: `pod/drop-capabilities`.
  public static func recommendation(_ id: String) -> Recommendation? { byID[id] }

  /// The recommendation that a check serves; a check may add a third segment to its id:
  /// `pod/drop-capabilities/added`.
  public static func recommendation(forCheck id: String) -> Recommendation? {
    recommendation(withoutThirdSegment(id))
  }

  /// The id a user most likely meant when this one is unknown. A slug without its chapter is enough,
  /// and a third segment does not count.
  public static func nearest(to id: String) -> String? {
    let id = withoutThirdSegment(id)
    if id.utf8.contains(UInt8(ascii: "/")) {
      return closestMatch(to: id, in: recommendations.map(\.id))
    }
    let slugs = recommendations.map { String($0.id.dropFirst($0.chapter.rawValue.count + 1)) }
    return closestMatch(to: id, in: slugs).flatMap(slugs.firstIndex).map { recommendations[$0].id }
  }

  private static func withoutThirdSegment(_ id: String) -> String {
    id.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).prefix(2).joined(separator: "/")
  }
}
