public import Findings
internal import Guide

/// The names by which people speak of checks: those of a check, a recommendation, a chapter, or what
/// kubescape, Trivy, the CIS Benchmark, checkov, kube-linter, kube-score or Polaris call the same subject.
public struct CheckNames: Sendable {
  /// What the checks say of themselves, in the order of the guide.
  public let abouts: [About]

  public init(_ abouts: [About]) { self.abouts = abouts }

  /// Why a name means no check, with what was probably meant.
  public struct Unknown: Error, Sendable {
    public let message: String
  }

  /// The checks that a name means, in the order of the guide; never none.
  public func checks(named name: String) throws(Unknown) -> [About] {
    let targets = Catalogue.foreignTargets(name)
    let found = abouts.filter { about in
      ([name] + targets).contains { about.id == $0 || about.id.hasPrefix($0 + "/") }
    }
    guard found.isEmpty else { return found }
    if let recommendation = Catalogue.recommendation(name)
      ?? targets.first.flatMap(Catalogue.recommendation(forCheck:))
    {
      throw Unknown(
        message:
          "no check serves \(recommendation.id) (\(recommendation.title)) yet; `bulwark guide` tells what it needs"
      )
    }
    let near =
      closestMatch(to: name, in: abouts.map(\.id) + Chapter.allCases.map(\.rawValue))
      ?? Catalogue.nearest(to: name)
    throw Unknown(
      message: "there is no check '\(name)'; "
        + (near.map { "did you mean \($0)?" } ?? "`bulwark explain` lists the checks"))
  }

  /// Whether a name is that of a whole chapter.
  public static func isChapter(_ name: String) -> Bool {
    Chapter(rawValue: name) != nil || name == "input" || name == "cis"
  }

  /// What the configuration may set for the checks; those that share a parameter share its value.
  public var parameters: [String] { Set(abouts.flatMap(\.parameters).map(\.name)).sorted() }
}
