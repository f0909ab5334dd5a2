public import Documents
public import Findings
public import Guide
public import Kubernetes

/// A rule of the guidance as a pure function: it reads no file, no network and no clock. One file a
/// check: what it means, when it fails, how it is mended, and examples that are its tests.
public protocol Check: Sendable {
  static var about: About { get }
  /// How it looks; each of the protocols below answers for its checks. One that follows two of them
  /// names both.
  var forms: [CheckForm] { get }
}

/// The kinds of checks.
public enum CheckForm: Sendable {
  case workload(any WorkloadCheck)
  case container(any ContainerCheck)
  case object(any ObjectCheck)
  case command(any CommandCheck)
  case text(any TextCheck)
}

/// Speaks of how findings were judged, and not of objects: its findings come from the room Judgement. Here
/// stands what it means, with its examples.
public protocol JudgementCheck: Check {}

extension JudgementCheck {
  public var forms: [CheckForm] { [] }
}

/// Looks at one workload at a time.
public protocol WorkloadCheck: Check {
  /// Whether there is something to judge here: only where it holds does the workload count towards a
  /// verdict. For checks that look for one sort of workload, such as an agent that ships logs.
  func applies(to workload: Workload, in context: Context) -> Bool
  func check(_ workload: Workload, in context: Context, report: Reporter)
}

/// Looks at one container at a time: containers, init containers, sidecars, ephemeral containers.
public protocol ContainerCheck: Check {
  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter)
}

/// Looks at one object at a time, of the kinds that its scope names.
public protocol ObjectCheck: Check {
  /// Whether there is something to judge here: only where it holds does the object count towards a
  /// verdict.
  func applies(to object: KubernetesObject, in context: Context) -> Bool
  func check(_ object: KubernetesObject, in context: Context, report: Reporter)
}

extension WorkloadCheck {
  public var forms: [CheckForm] { [.workload(self)] }
  public func applies(to workload: Workload, in context: Context) -> Bool { true }
}

extension ContainerCheck {
  public var forms: [CheckForm] { [.container(self)] }
}

extension ObjectCheck {
  public var forms: [CheckForm] { [.object(self)] }
  public func applies(to object: KubernetesObject, in context: Context) -> Bool { true }
}

/// Looks at one object as it is written, whatever its kind.
public protocol TextCheck: Check {
  func check(_ object: KubernetesObject, duplicates: [DuplicateKey], report: Reporter)
}

extension TextCheck {
  public var forms: [CheckForm] { [.text(self)] }
}

/// What a check may know beside the thing it looks at.
public struct Context: Sendable {
  private let all: Inventory
  /// Notes who asks for other objects, where they are not all at hand.
  let horizon: Horizon?
  public let version: KubernetesVersion
  public let profile: Profile
  /// The day on which it runs; nil where nobody says, and then nothing is too old.
  public let today: Day?
  /// What the configuration says for parameters of checks, by their names.
  private let settings: [String: [String]]
  private let givenData: KubernetesData?
  let access: AccessAnswers
  let metadataGuard = MetadataGuard()
  let policyReaches = PolicyReaches()
  let logAgents = LogAgentPlacements()

  public init(
    inventory: Inventory, version: KubernetesVersion = .latest, profile: Profile = .nsa,
    settings: [String: [String]] = [:], today: Day? = nil, data: KubernetesData? = nil
  ) {
    self.init(inventory, version, profile, settings, today, data, horizon: nil)
  }

  private init(
    _ inventory: Inventory, _ version: KubernetesVersion, _ profile: Profile, _ settings: [String: [String]],
    _ today: Day?, _ data: KubernetesData?, horizon: Horizon?
  ) {
    self.settings = settings
    self.today = today
    givenData = data
    all = inventory
    self.horizon = horizon
    access = AccessAnswers(inventory, version, horizon: horizon)
    self.version = version
    self.profile = profile
  }

  /// The same for objects that stand by themselves: what else there is, is not known.
  func alone(_ inventory: Inventory) -> Context {
    Context(inventory, version, profile, settings, today, givenData, horizon: Horizon())
  }

  /// All objects of the run.
  public var inventory: Inventory {
    horizon?.pass()
    return all
  }

  /// What a Role or ClusterRole that is judged says; nil for other objects.
  func accessRole(_ object: KubernetesObject) -> AccessRole? { all.accessRole(object) }

  /// What a RoleBinding or ClusterRoleBinding that is judged says; nil for other objects.
  func accessBinding(_ object: KubernetesObject) -> AccessBinding? { all.accessBinding(object) }

  /// Whether objects stand by themselves, as they are about to be stored by the API server.
  var isAtTheDoor: Bool { horizon != nil }

  /// What is known of releases: what the user gave, or what the program brings along, read when a check asks.
  var data: KubernetesData { givenData ?? .embedded }

  /// The values of a parameter: those of the configuration, or its own.
  public func values(of parameter: Parameter) -> [String] { settings[parameter.name] ?? parameter.values }

  /// Whether the run is for `1.minor` or later.
  public func isAtLeast(_ minor: Int) -> Bool { version.minor >= minor }
}

extension Remedy {
  /// In a kustomize patch: what an edit there makes of the object, only the patched whole tells.
  fileprivate var forPatch: Remedy {
    safety == .manual ? self : .advice("\(summary) (in a patch: mend it by hand, or in what it patches)")
  }
}

/// What every finding of a check says of it.
struct CheckIdentity: Sendable {
  let id: String
  let severity: Severity
  /// Its place among the ids of the run in order.
  var rank = 0
}

/// Where checks put what they find. The runner says what is being looked at; a check says what is
/// wrong, where, and what would mend it.
public final class Reporter {
  let findings = FindingList()
  /// Of each finding of the text at hand: its offset, and the rank of its check.
  private var keys: [UInt64] = []
  /// For each check of the run, how many findings it made.
  private(set) var found: [Int]
  private let checks: [CheckIdentity]
  private(set) var check = 0
  private var object: KubernetesObject?
  private var container: Container?
  private var subject: Subject?

  init(for checks: [CheckIdentity]) {
    self.checks = checks
    found = Array(repeating: 0, count: checks.count)
  }

  /// Names the check, by its place among the run's, that the next findings are of.
  func turn(toCheck index: Int) { check = index }

  public func turn(to object: KubernetesObject) {
    guard object !== self.object else { return }
    self.object = object
    subject = nil
  }

  public func turn(to container: Container?) { self.container = container }

  /// Reports one weakness.
  ///
  /// - Parameters:
  ///   - message: What is wrong, to be read behind the subject: "may run as root".
  ///   - severity: Where it differs from the check's.
  ///   - discriminator: Tells findings of one check at one field apart, by content.
  public func callAsFunction(
    _ message: consuming String, at place: consuming Place, severity: Severity? = nil,
    discriminator: consuming String? = nil, remedy: consuming Remedy? = nil
  ) {
    guard let object, object.role == .manifest || !place.isAbsence else { return }
    let subject =
      self.subject
      ?? Subject(
        apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name,
        node: object.node)
    self.subject = subject
    found[check] += 1
    keys.append(UInt64(place.range.lowerBound) << 16 | UInt64(checks[check].rank))
    findings.append(
      Finding(
        check: checks[check].id, severity: severity ?? checks[check].severity, message: message,
        subject: subject,
        container: container?.name, place: place, discriminator: discriminator,
        remedy: object.role == .patch ? remedy?.forPatch : remedy))
  }

  /// Ends a text: puts the findings since the last one's end into the order of the report, by offset, check
  /// and discriminator.
  func endText() {
    if keys.count > 1 { findings.sortLast(by: keys) }
    keys.removeAll(keepingCapacity: true)
  }
}
