public import Documents

/// One event of the API server's audit log, as far as detections look at it. Not every field is there: what
/// a collector left out stays empty.
///
/// Source: k8s.io/apiserver, pkg/apis/audit/v1, types.go.
public final class AuditEvent {
  public internal(set) var auditID = ""
  public internal(set) var level = ""
  public internal(set) var stage = ""
  public internal(set) var requestURI = ""
  public internal(set) var verb = "" { didSet { verbs = Verbs(verb) } }
  /// The verb, as a set of one.
  public private(set) var verbs: Verbs = .other
  /// The authenticated caller.
  public internal(set) var user = Identity()
  /// Whom the caller speaks for; he is the one who was authorised.
  public internal(set) var impersonated: Identity?
  /// The mode of a constrained impersonation: `impersonate:user-info`.
  public internal(set) var impersonationConstraint = ""
  /// As sent: the last is the peer of the connection, those before it are the client's own words.
  public internal(set) var sourceIPs: [String] = []
  public internal(set) var userAgent = ""

  public internal(set) var resource = ""
  public internal(set) var subresource = ""
  /// Empty for the core group.
  public internal(set) var group = ""
  public internal(set) var namespace = ""
  public internal(set) var name = ""

  /// The HTTP status; nil where there is none yet.
  public internal(set) var code: Int?
  /// What the API server said of a failure.
  public internal(set) var statusMessage = ""
  /// The authorizer's `allow` or `forbid`; empty where there is none.
  public internal(set) var decision = ""
  /// Why it was allowed: names the binding.
  public internal(set) var decisionReason = ""
  /// What Pod Security's audit mode found.
  public internal(set) var podSecurityViolations = ""
  /// The bodies were cut away because they were too large.
  public internal(set) var isTruncated = false

  /// When the stage was reached, or else when the request was received.
  public internal(set) var time: EventTime?
  public internal(set) var received: EventTime?

  /// Bodies are read when somebody asks for them, which few detections do.
  var request = Body.absent
  var response = Body.absent

  init() {}

  enum Body {
    case absent
    case text([UInt8])
    case read(Node?)
  }

  // MARK: Who, and how it went

  /// Whose rights counted.
  public var effective: Identity { impersonated ?? user }
  public private(set) lazy var kind: Identity.Kind = effective.kind

  /// The TCP peer, which no header can forge.
  public var peer: String { sourceIPs.last ?? "" }
  public private(set) lazy var address: Address? = Address(peer)

  /// The client's name without its version: `kubectl` of `kubectl/v1.28.0 (linux/amd64)`.
  private(set) lazy var agentProduct: Substring = {
    let end = userAgent.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: " ") }
    return userAgent[..<(end ?? userAgent.endIndex)]
  }()

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
  public private(set) lazy var containers: [Node] = {
    guard let podSpec else { return [] }
    return Array(podSpec.items("containers")) + Array(podSpec.items("initContainers"))
      + Array(podSpec.items("ephemeralContainers"))
  }()

  /// The object's name, or the one it is generated from.
  public private(set) lazy var objectName: String = {
    if !name.isEmpty { return name }
    let metadata = responseObject?["metadata"] ?? object?["metadata"]
    return metadata?["name"]?.text ?? object?["metadata"]?["generateName"]?.text ?? ""
  }()

  /// Words of the command that a session was opened with, as `command=` in the URI says.
  public private(set) lazy var command: [String] = query("command")
}
