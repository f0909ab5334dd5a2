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
  /// What the configuration may set for the check.
  public let parameters: [Parameter]
  /// The rule set that brought the check. Where the configuration locks an older one, its findings warn
  /// and do not fail a run.
  public let since: Int
  /// Whether a waiver may silence it. Never one of `input/*`: it says what makes other verdicts unreliable.
  public let waivable: Bool
  public let fails: [Example]
  public let passes: [Example]

  public init(
    id: String, severity: Severity, title: String, why: String, profiles: Membership = .guidance,
    scope: Scope, needs: [String] = [], parameters: [Parameter] = [], since: Int = 1, waivable: Bool = true,
    fails: [Example], passes: [Example]
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.why = why
    self.profiles = profiles
    self.scope = scope
    self.needs = needs
    self.parameters = parameters
    self.since = since
    self.waivable = waivable && !id.hasPrefix("input/")
    self.fails = fails
    self.passes = passes
  }

  /// Whether the check takes part in a run of a profile for `1.minor`. In `cis` are the checks of the
  /// recommendations that the benchmark has too, and its own.
  public func takesPart(in profile: Profile, minor: Int) -> Bool {
    guard profiles.includes(profile, minor: minor) else { return false }
    guard profile == .cis, !id.hasPrefix("cis/") else { return true }
    return Catalogue.recommendation(forCheck: id).map { !$0.benchmarkItems.isEmpty } ?? false
  }

  /// The recommendation that the check serves: its id without the third segment.
  public var recommendation: String {
    id.split(separator: "/").prefix(2).joined(separator: "/")
  }

  /// What the configuration must set before the check has a verdict at all: the parameters without values
  /// of their own, where evidence is needed.
  public var requiredParameters: [Parameter] { needs.isEmpty ? [] : parameters.filter(\.values.isEmpty) }
}

/// The sets of checks that a configuration can lock, so that a new release fails no run by new checks.
public enum RuleSet {
  /// The newest.
  public static let current = 1
}

/// What an organisation knows and no manifest says: the registries it trusts.
public struct Parameter: Sendable {
  /// The name in the configuration: `trusted-registries`. Checks that share a parameter share its value.
  public let name: String
  /// What the values mean, in a line.
  public let summary: String
  /// The values where the configuration says nothing.
  public let values: [String]

  public init(_ name: String, _ summary: String, values: [String] = []) {
    self.name = name
    self.summary = summary
    self.values = values
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
  /// The command lines of these components, and objects of the kinds that configure them.
  case components([String], configuredBy: [String] = [])
  /// Every document.
  case documents
  /// The configuration of the program.
  case configuration

  /// The words for it in the documentation.
  public var name: String {
    switch self {
    case .pods: "every workload"
    case .linuxPods: "every workload that is not for Windows"
    case .linuxField: "every workload; under the guidance, those that are not for Windows"
    case .kinds(let kinds): kinds.joined(separator: ", ")
    case .components(let names, let kinds):
      "how \(names.joined(separator: ", ")) "
        + (names.count == 1 ? "is started" : "are started")
        + kinds.map { "; \($0)" }.joined()
    case .documents: "every document"
    case .configuration: "the configuration"
    }
  }

  /// The kinds of the objects that it names.
  public var kinds: [String] {
    switch self {
    case .kinds(let kinds), .components(_, let kinds): kinds
    case .pods, .linuxPods, .linuxField, .documents, .configuration: []
    }
  }

  /// The components whose command lines it names.
  public var components: [String] { if case .components(let names, _) = self { names } else { [] } }

  /// Whether Windows pods are looked at in a run of a profile for `1.minor`. Pod Security exempts them
  /// from the Linux-only rules since 1.25.
  public func includesWindows(_ profile: Profile, minor: Int) -> Bool {
    switch self {
    case .linuxPods: profile.isPodSecurity && minor < 25
    case .linuxField(let since): profile == .pssBaseline || profile == .pssRestricted && minor < since ?? .max
    case .pods, .kinds, .components, .documents, .configuration: true
    }
  }
}
