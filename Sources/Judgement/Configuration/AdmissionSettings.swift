public import Findings
public import Kubernetes

/// What a team has decided about objects at the door of its cluster: the key `admission` of the configuration.
public struct AdmissionSettings: Sendable {
  /// What counts where nothing more exact does.
  public var mode = AdmissionMode.enforce
  /// Modes of checks, by id.
  public var modes = CheckModes()
  /// The profiles to judge by, each with its mode, in the order of the guide; none for that of the configuration.
  public var profiles: [(profile: Profile, mode: AdmissionMode)] = []
  /// What counts in some namespaces; the first that matches does.
  public var namespaces: [NamespaceModes] = []
  public var exempt = AdmissionExemptions()
  /// Who may waive what by an annotation in the object.
  public var annotationWaivers: [AnnotationWaiverGrant] = []
  /// What is made of the findings that an object had before an update.
  public var unchanged = UnchangedFindings.warn
  /// The ids of the checks whose safe remedies are made at the door.
  public var mutate: Set<String> = []
  public var images = ImagePolicy()
  public var connect = ConnectPolicy()

  public init() {}

  /// The namespaces that are exempt where the configuration says nothing of it.
  public static let usualExemptions = ["kube-system", "bulwark"]
}

/// What becomes of a finding at the door.
public enum AdmissionMode: String, Sendable, CaseIterable, Comparable {
  case off
  /// Noted in the API server's audit log.
  case audit
  /// Told to whoever sent the object.
  case warn
  /// The object is refused.
  case enforce

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: AdmissionMode, b: AdmissionMode) -> Bool { a.rank < b.rank }
}

/// Modes of checks, as they were named: the more exact name wins.
public struct CheckModes: Sendable {
  /// By the id of the check.
  public var byCheck: [String: AdmissionMode] = [:]
  /// The ids of those that were named by themselves or by their recommendation. Where they are enforced, they are
  /// whatever a finding weighs.
  public var exact: Set<String> = []

  public init() {}
}

/// What counts in some namespaces.
public struct NamespaceModes: Sendable {
  public var names: [Glob] = []
  public var labelled: LabelledNamespaces?
  public var mode: AdmissionMode?
  public var modes = CheckModes()

  public init() {}

  /// - Parameter label: The name of the labelled namespaces that the API server says this one is of.
  public func covers(_ namespace: String, label: String?) -> Bool {
    if let labelled { return labelled.name == label }
    return names.contains { $0.matches(namespace) }
  }
}

/// Namespaces by a label. A review does not say what labels its namespace has, and the webhook has no rights to ask:
/// the API server chooses by the selector of a webhook of its own, which asks at a path of its own.
public struct LabelledNamespaces: Sendable {
  /// The last part of the path: a DNS label.
  public let name: String
  public let selector: LabelSelector
  /// What the selector asks for. It is one thing, so that the other webhooks can ask for its contrary.
  public let requirement: LabelRequirement
}

extension AdmissionSettings {
  /// The namespaces with modes of their own by a label, in the order in which they count.
  public var labelled: [LabelledNamespaces] { namespaces.compactMap(\.labelled) }
}

/// Whose requests are not judged. By what the request says of itself, never by what its object does: that is
/// written by whoever sends it.
public struct AdmissionExemptions: Sendable {
  /// Nil for the usual ones.
  public var namespaces: [Glob]?
  public var users: [Glob] = []
  public var runtimeClasses: [Glob] = []

  public init() {}
}

/// Users whose annotations waive findings of some checks.
public struct AnnotationWaiverGrant: Sendable {
  /// Names of users.
  public var requesters: [Glob]
  /// Ids of checks.
  public var checks: Set<String>
}

/// What becomes of findings that an update leaves as they were.
public enum UnchangedFindings: String, Sendable, CaseIterable {
  case warn, enforce
}

/// Which images may run.
public struct ImagePolicy: Sendable {
  /// Images need a digest, whatever the mode of the checks.
  public var requireDigests = false
  /// Images must come from the trusted registries, whatever the mode of the checks.
  public var requireTrustedRegistries = false
  /// What is done with an image that no verdict is known of; nil where verdicts are not asked for.
  public var unknown: UnknownImages?

  public init() {}
}

/// What is done with images that nobody has looked at.
public enum UnknownImages: String, Sendable, CaseIterable {
  case allow, warn, deny
}

/// Who may enter running containers.
public struct ConnectPolicy: Sendable {
  public var mode = AdmissionMode.off
  /// Users and groups that may.
  public var users: [Glob] = []
  public var groups: [Glob] = []

  public init() {}
}
