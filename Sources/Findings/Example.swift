public import Guide

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
  /// Values of parameters that the configuration would give.
  public let settings: [String: [String]]
  private let body: Body

  /// Made only where somebody reads it: every scan makes the checks, and none their examples.
  private enum Body: Sendable {
    case whole(String)
    case podSpec(String)
    case namespace(isMarked: Bool, others: String)
    case made(@Sendable () -> String)
  }

  public init(
    _ title: String, minor: Int? = nil, profile: Profile? = nil, severity: Severity? = nil,
    settings: [String: [String]] = [:], _ marked: String
  ) {
    self.init(
      title: title, minor: minor, profile: profile, severity: severity, settings: settings,
      body: .whole(marked))
  }

  /// A manifest that is put together when it is read.
  public init(
    _ title: String, minor: Int? = nil, severity: Severity? = nil, marked: @escaping @Sendable () -> String
  ) {
    self.init(
      title: title, minor: minor, profile: nil, severity: severity, settings: [:], body: .made(marked))
  }

  private init(
    title: String, minor: Int?, profile: Profile?, severity: Severity?, settings: [String: [String]],
    body: Body
  ) {
    self.title = title
    self.minor = minor
    self.profile = profile
    self.severity = severity
    self.settings = settings
    self.body = body
  }

  /// A Pod with this spec, which saves the lines that say nothing.
  public static func pod(
    _ title: String, minor: Int? = nil, profile: Profile? = nil, severity: Severity? = nil,
    settings: [String: [String]] = [:], _ spec: String
  ) -> Example {
    Example(
      title: title, minor: minor, profile: profile, severity: severity, settings: settings,
      body: .podSpec(spec))
  }

  /// The Namespace `shop`, and behind it what else there is of it.
  ///
  /// - Parameter isMarked: The finding must stand at its name.
  public static func namespace(_ title: String, isMarked: Bool = false, _ others: String = "") -> Example {
    Example(
      title: title, minor: nil, profile: nil, severity: nil, settings: [:],
      body: .namespace(isMarked: isMarked, others: others))
  }

  /// YAML with markers.
  public var marked: String {
    switch body {
    case .whole(let text): text
    case .podSpec(let spec): Self.podManifest(spec)
    case .namespace(let isMarked, let others): Self.namespaceManifest(isMarked, others)
    case .made(let make): make()
    }
  }

  /// A Pod with this spec.
  public static func podManifest(_ spec: String) -> String {
    let indented = spec.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: example\n  namespace: shop\nspec:\n\(indented)\n"
  }

  private static func namespaceManifest(_ isMarked: Bool, _ others: String) -> String {
    let name = isMarked ? "⟦shop⟧" : "shop"
    let rest = others.isEmpty ? "" : "---\n\(others)"
    return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \(name)\n\(rest)"
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
