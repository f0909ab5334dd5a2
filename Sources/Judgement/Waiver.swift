public import Findings

/// The decision to live with findings: of some checks, at some place, for a reason, for a time. A class,
/// because many findings point at one.
public final class Waiver: Sendable {
  /// What the check is called where the waiver is written: an id, a chapter, another tool's id.
  public let names: [String]
  /// The ids of the checks.
  public let checks: Set<String>
  public let selector: Selector
  public let reason: String
  public let owner: String?
  /// The last day on which it holds.
  public let until: Day?
  public let origin: Origin
  /// Where it is written.
  public let place: Place
  /// The object, or the configuration, that it is written in.
  public let subject: Subject

  public enum Origin: String, Sendable {
    case configuration, comment, annotation
  }

  init(
    names: [String], checks: Set<String>, selector: Selector = Selector(), reason: String, owner: String?,
    until: Day?, origin: Origin, place: Place, subject: Subject
  ) {
    self.names = names
    self.checks = checks
    self.selector = selector
    self.reason = reason
    self.owner = owner
    self.until = until
    self.origin = origin
    self.place = place
    self.subject = subject
  }

  /// Whether it is meant for something that a check says of an object that stands in no file.
  public func covers(_ check: String, kind: String, namespace: String, name: String) -> Bool {
    func holds(_ glob: Glob?, _ text: String) -> Bool { glob.map { $0.matches(text) } ?? true }
    return checks.contains(check) && selector.path == nil && selector.container == nil
      && holds(selector.kind, kind) && holds(selector.namespace, namespace) && holds(selector.name, name)
  }

  /// Whether its last day is over.
  public func isExpired(on today: Day?) -> Bool {
    guard let until, let today else { return false }
    return until < today
  }

  /// Why it covers more than anybody can have looked at; nil where it does not.
  var breadth: String? {
    if let chapter = names.first(where: CheckNames.isChapter), !selector.namesObjects {
      return "waives the whole chapter \(chapter): name the checks, or the objects by name"
    }
    if origin == .configuration, selector.matchesAll {
      return
        "waives \(names.joined(separator: ", ")) everywhere: name the objects, or leave the check out by skip"
    }
    return nil
  }

  /// What of the findings it covers; all that is given must match.
  public struct Selector: Sendable {
    public var kind: Glob?
    public var namespace: Glob?
    public var name: Glob?
    public var container: Glob?
    /// The file, relative to the folder of the configuration.
    public var path: Glob?

    public init() {}

    /// - Parameter file: The path of the finding's file; nil where it is no file, which no path matches.
    func matches(_ finding: Finding, file: () -> String?) -> Bool {
      func holds(_ glob: Glob?, _ text: @autoclosure () -> String?) -> Bool {
        guard let glob else { return true }
        return text().map(glob.matches) ?? false
      }
      return holds(kind, finding.subject.kind) && holds(name, finding.subject.name)
        && holds(namespace, finding.subject.namespace) && holds(container, finding.container)
        && holds(path, file())
    }

    private var given: [Glob] { [kind, namespace, name, container, path].compactMap { $0 } }

    var matchesAll: Bool { given.allSatisfy(\.matchesAll) }

    var namesObjects: Bool { [name, path].contains { $0.map { !$0.matchesAll } ?? false } }
  }
}
