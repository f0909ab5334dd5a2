public import Documents

/// One event of the API server's audit log, as far as detections look at it. Not every field is there: what
/// a collector left out stays empty.
///
/// Source: k8s.io/apiserver, pkg/apis/audit/v1, types.go.
public final class AuditEvent {
  @exclusivity(unchecked) public internal(set) var auditID = ""
  @exclusivity(unchecked) public internal(set) var level = ""
  @exclusivity(unchecked) public internal(set) var stage = ""
  @exclusivity(unchecked) public internal(set) var requestURI = ""
  public internal(set) var verb = "" { didSet { verbs = Verbs(verb) } }
  /// The verb, as a set of one.
  @exclusivity(unchecked) public private(set) var verbs: Verbs = .other
  /// The authenticated caller.
  @exclusivity(unchecked) public internal(set) var user = Identity.nobody
  /// Whom the caller speaks for; he is the one who was authorised.
  @exclusivity(unchecked) public internal(set) var impersonated: Identity?
  /// The mode of a constrained impersonation: `impersonate:user-info`.
  @exclusivity(unchecked) public internal(set) var impersonationConstraint = ""
  @exclusivity(unchecked) var origin = Origin.unknown
  @exclusivity(unchecked) var client = Client.unnamed

  @exclusivity(unchecked) public internal(set) var resource = ""
  @exclusivity(unchecked) public internal(set) var subresource = ""
  /// Empty for the core group.
  @exclusivity(unchecked) public internal(set) var group = ""
  @exclusivity(unchecked) public internal(set) var namespace = ""
  @exclusivity(unchecked) public internal(set) var name = ""

  /// The HTTP status; nil where there is none yet.
  @exclusivity(unchecked) public internal(set) var code: Int?
  /// What the API server said of a failure.
  @exclusivity(unchecked) public internal(set) var statusMessage = ""
  /// The authorizer's `allow` or `forbid`; empty where there is none.
  @exclusivity(unchecked) public internal(set) var decision = ""
  /// Why it was allowed: names the binding.
  @exclusivity(unchecked) public internal(set) var decisionReason = ""
  /// What Pod Security's audit mode found.
  @exclusivity(unchecked) public internal(set) var podSecurityViolations = ""
  /// The bodies were cut away because they were too large.
  @exclusivity(unchecked) public internal(set) var isTruncated = false

  /// When the stage was reached, or else when the request was received.
  @exclusivity(unchecked) public internal(set) var time: EventTime?
  @exclusivity(unchecked) public internal(set) var received: EventTime?

  /// Bodies are read when somebody asks for them, which few detections do.
  @exclusivity(unchecked) var request = Body.absent
  @exclusivity(unchecked) var response = Body.absent

  init() {}

  enum Body {
    case absent
    case text([UInt8])
    case read(Node?)
  }

  // MARK: Who, and how it went

  /// Whose rights counted.
  public var effective: Identity { impersonated ?? user }
  public var kind: Identity.Kind { effective.kind }

  /// As sent: the last is the peer of the connection, those before it are the client's own words.
  public var sourceIPs: [String] { origin.addresses }
  /// The TCP peer, which no header can forge.
  public var peer: String { origin.peer }
  public var address: Address? { origin.address }
  public var userAgent: String { client.text }
  /// The client's name without its version.
  var agentProduct: Substring { client.product }

  public private(set) lazy var outcome: Outcome = judgedOutcome

  /// How a request ended, by its status: a request that the authorizer allowed can still be refused by
  /// admission.
  public struct Outcome: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let succeeded = Outcome(rawValue: 1)
    /// 401 or 403.
    public static let denied = Outcome(rawValue: 2)
    public static let failed = Outcome(rawValue: 4)

    /// Whether or not it was let through.
    public static let attempts: Outcome = [.succeeded, .denied, .failed]
  }

  private var judgedOutcome: Outcome {
    if let code, code != 0 {
      if code == 101 || (200..<400).contains(code) { return isTrial ? .failed : .succeeded }
      return code == 401 || code == 403 ? .denied : .failed
    }
    return decision == "forbid" ? .denied : .succeeded
  }

  /// Only tried out. What was read by it has been read: of secrets that counts.
  private var isTrial: Bool { Verbs.writes.contains(verbs) && resource != "secrets" && isDryRun }

  /// Nothing was kept of what was done: `dryRun=All`.
  public var isDryRun: Bool { requestURI.utf8.contains(UInt8(ascii: "?")) && query("dryRun").contains("All") }

  // MARK: Bodies

  /// What the client sent; of a patch the patch itself.
  public var requestObject: Node? { read(&request) }
  /// What the API server answered, behind all mutation.
  public var responseObject: Node? { read(&response) }

  private func read(_ body: inout Body) -> Node? {
    switch body {
    case .absent: return nil
    case .read(let node): return node
    case .text(let bytes):
      // The text has been validated; only depth or size can still keep it from being read.
      let node = parse(bytes, name: "event", claim: .json).documents.first
      body = .read(node)
      return node
    }
  }

  /// The object as it was to become: what was sent, of a patch what came of it. Where a patch's answer was
  /// not recorded, the patch itself shows a part.
  public private(set) lazy var object: Node? = {
    let whole = verbs == .patch ? responseObject ?? requestObject : requestObject ?? responseObject
    return whole.flatMap { $0.isMapping ? $0 : nil }
  }()

  /// The pod spec of a pod or of a workload's template.
  public private(set) lazy var podSpec: Node? = {
    guard let spec = object?.given("spec") else { return nil }
    switch resource {
    case "pods": return spec
    case "cronjobs": return spec["jobTemplate"]?["spec"]?["template"]?["spec"]
    default: return spec["template"]?["spec"]
    }
  }()

  /// All containers of the pod spec: ordinary, init and ephemeral.
  private(set) lazy var containers: [EventContainer] = {
    guard let podSpec else { return [] }
    return ["containers", "initContainers", "ephemeralContainers"].flatMap { podSpec.items($0) }
      .map(EventContainer.init)
  }()

  /// The object's name, or the one it is generated from.
  public private(set) lazy var objectName: String = {
    if !name.isEmpty { return name }
    let metadata = responseObject?["metadata"] ?? object?["metadata"]
    return metadata?["name"]?.text ?? object?["metadata"]?["generateName"]?.text ?? ""
  }()

  /// What is kept under the object is kept under it.
  private(set) lazy var objectTerm: Term = "\(namespace)/\(resource)/\(objectName)"

  /// Words of the command that a session was opened with, as `command=` in the URI says.
  public private(set) lazy var command: [String] = query("command")
}
