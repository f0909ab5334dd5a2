public import Guide

/// What a check says of itself: its documentation, its place in the guidance, and the examples that
/// are its tests.
public struct About: Sendable {
  /// `chapter/slug` of the recommendation, with a third segment for a finer check.
  public let id: String
  public let severity: Severity
  /// The demand in a few words: "Do not share the host PID namespace".
  public let title: String
  /// What an attacker gains, in a sentence or two.
  public let why: String
  public let profiles: Membership
  public let scope: Scope
  /// The evidence without which there is no verdict: "Namespace objects". Where it is empty, an input
  /// that holds nothing of the scope makes the recommendation not applicable.
  public let needs: [String]
  public let fails: [Example]
  public let passes: [Example]

  public init(
    id: String, severity: Severity, title: String, why: String, profiles: Membership = .guidance,
    scope: Scope, needs: [String] = [], fails: [Example], passes: [Example]
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.why = why
    self.profiles = profiles
    self.scope = scope
    self.needs = needs
    self.fails = fails
    self.passes = passes
  }

  /// The recommendation that the check serves: its id without the third segment.
  public var recommendation: String {
    id.split(separator: "/").prefix(2).joined(separator: "/")
  }
}

/// What a check looks at. Where the input holds nothing of it, the check has no verdict.
public enum Scope: Sendable, Hashable {
  /// Every pod template.
  case pods
  /// Pod templates that are not for Windows, where the field is refused or means nothing.
  case linuxPods
  /// Every pod template, for a field that Windows does not have: the level `baseline` looks at it all the
  /// same, the guidance passes over it, and so does `restricted` from the minor on in which a check of
  /// its own, which spares Windows, takes the place of baseline's.
  case linuxField(restrictedSparesSince: Int? = nil)
  /// Objects of these kinds, in any API group.
  case kinds([String])
  /// Every document.
  case documents

  /// The words for it in the documentation.
  public var name: String {
    switch self {
    case .pods: "every workload"
    case .linuxPods: "every workload that is not for Windows"
    case .linuxField: "every workload; under the guidance, those that are not for Windows"
    case .kinds(let kinds): kinds.joined(separator: ", ")
    case .documents: "every document"
    }
  }

  /// Whether Windows pods are looked at in a run of a profile for `1.minor`. Pod Security exempts them
  /// from the Linux-only rules since 1.25.
  public func includesWindows(_ profile: Profile, minor: Int) -> Bool {
    switch self {
    case .linuxPods: profile.isPodSecurity && minor < 25
    case .linuxField(let since): profile == .pssBaseline || profile == .pssRestricted && minor < since ?? .max
    case .pods, .kinds, .documents: true
    }
  }
}

/// A manifest that shows a check at work: documentation and test at once.
///
/// In a failing example each place at which the finding must stand is enclosed in `⟦` and `⟧`.
public struct Example: Sendable {
  public let title: String
  /// The minor version of Kubernetes it speaks of; nil for the newest.
  public let minor: Int?
  /// The profile it is judged by; nil for the first that the check belongs to.
  public let profile: Profile?
  /// What its findings weigh; nil for what the check does.
  public let severity: Severity?
  private let body: String
  private let isPodSpec: Bool

  public init(
    _ title: String, minor: Int? = nil, profile: Profile? = nil, severity: Severity? = nil, _ marked: String
  ) {
    self.init(
      title: title, minor: minor, profile: profile, severity: severity, body: marked, isPodSpec: false)
  }

  private init(
    title: String, minor: Int?, profile: Profile?, severity: Severity?, body: String, isPodSpec: Bool
  ) {
    self.title = title
    self.minor = minor
    self.profile = profile
    self.severity = severity
    self.body = body
    self.isPodSpec = isPodSpec
  }

  /// A Pod with this spec, which saves the lines that say nothing.
  public static func pod(
    _ title: String, minor: Int? = nil, profile: Profile? = nil, severity: Severity? = nil, _ spec: String
  ) -> Example {
    Example(
      title: title, minor: minor, profile: profile, severity: severity, body: spec, isPodSpec: true)
  }

  /// YAML with markers.
  public var marked: String {
    guard isPodSpec else { return body }
    let indented = body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: example\n  namespace: shop\nspec:\n\(indented)\n"
  }

  /// The manifest without markers.
  public var text: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }

  /// The marked places as byte ranges of `text`, in order.
  public var places: [Range<Int>] {
    var places: [Range<Int>] = []
    var offset = 0
    var start = 0
    for character in marked {
      switch character {
      case "⟦": start = offset
      case "⟧": places.append(start..<offset)
      default: offset += character.utf8.count
      }
    }
    return places
  }
}
