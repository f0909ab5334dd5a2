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
  private let body: String
  private let frame: Frame

  /// What the body stands in, so that it need not say it.
  private enum Frame { case none, pod, namespace, markedNamespace }

  public init(
    _ title: String, minor: Int? = nil, profile: Profile? = nil, severity: Severity? = nil,
    settings: [String: [String]] = [:], _ marked: String
  ) {
    self.init(
      title: title, minor: minor, profile: profile, severity: severity, settings: settings, body: marked,
      frame: .none)
  }

  private init(
    title: String, minor: Int?, profile: Profile?, severity: Severity?, settings: [String: [String]],
    body: String, frame: Frame
  ) {
    self.title = title
    self.minor = minor
    self.profile = profile
    self.severity = severity
    self.settings = settings
    self.body = body
    self.frame = frame
  }

  /// A Pod with this spec, which saves the lines that say nothing.
  public static func pod(
    _ title: String, minor: Int? = nil, profile: Profile? = nil, severity: Severity? = nil,
    settings: [String: [String]] = [:], _ spec: String
  ) -> Example {
    Example(
      title: title, minor: minor, profile: profile, severity: severity, settings: settings, body: spec,
      frame: .pod)
  }

  /// The Namespace `shop`, and behind it what else there is of it.
  ///
  /// - Parameter isMarked: The finding must stand at its name.
  public static func namespace(_ title: String, isMarked: Bool = false, _ others: String = "") -> Example {
    Example(
      title: title, minor: nil, profile: nil, severity: nil, settings: [:], body: others,
      frame: isMarked ? .markedNamespace : .namespace)
  }

  /// YAML with markers.
  public var marked: String {
    switch frame {
    case .none: return body
    case .pod:
      let indented = body.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
      return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: example\n  namespace: shop\nspec:\n\(indented)\n"
    case .namespace, .markedNamespace:
      let name = frame == .namespace ? "shop" : "⟦shop⟧"
      let rest = body.isEmpty ? "" : "---\n\(body)"
      return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \(name)\n\(rest)"
    }
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
