public import Detections
public import Documents
public import Kubernetes

/// What a detection can see under an audit policy: its own examples are the requests that are tried.
public struct PolicySight: Sendable {
  public let about: DetectionAbout
  public let verdict: Verdict
  /// What keeps it from seeing all; empty where nothing does.
  public let gaps: [Gap]

  public enum Verdict: String, Sendable {
    case sees
    /// Some of its requests are missing, or a body, or a stage.
    case half = "half-blind"
    case blind
  }

  /// A request that is not recorded as the detection needs it.
  public struct Gap: Sendable {
    public let request: AuditPolicy.Request
    public let level: AuditPolicy.Level
    public let needed: AuditPolicy.Level
    /// The rule that decided; nil where none matched.
    public let rule: Node?
    /// A stage that is left out, where that is what is missing.
    public let stage: String?
  }

  /// What all detections see under a policy, in the order of their ids.
  public static func all(under policy: AuditPolicy) -> [PolicySight] {
    tried.map { PolicySight($0.about, $0.requests, under: policy) }
  }

  /// Of each detection the requests that are tried, which are the same for every policy.
  private static let tried:
    [(about: DetectionAbout, requests: [(request: AuditPolicy.Request, code: Int?)])] = {
      let reader = EventReader()
      return DetectionRegistry.detections.map { detection in
        let about = type(of: detection).about
        return (about, requests(of: about, reader))
      }
    }()

  private init(
    _ about: DetectionAbout, _ requests: [(request: AuditPolicy.Request, code: Int?)],
    under policy: AuditPolicy
  ) {
    self.about = about
    var tried = 0
    var lost = 0
    var gaps: [Gap] = []
    for (request, code) in requests {
      tried += 1
      let (level, rule) = policy.level(of: request)
      let needed = PolicySight.needed(about, for: request)
      let omitted = policy.omittedStages(of: rule)
      let isSession = ["exec", "attach", "portforward", "proxy"].contains {
        request.resource.hasSuffix("/\($0)")
      }
      // A refused login is written once, as ResponseStarted; a session that way when it opens.
      let stage =
        code == 401 || isSession && omitted.contains("ResponseStarted")
        ? "ResponseStarted" : "ResponseComplete"
      let isOmitted = omitted.contains(stage)
      guard level < needed || isOmitted else { continue }
      if level == .none || isOmitted && !isSession { lost += 1 }
      gaps.append(
        Gap(request: request, level: level, needed: needed, rule: rule, stage: isOmitted ? stage : nil))
    }
    self.gaps = gaps
    verdict = gaps.isEmpty ? .sees : lost == tried ? .blind : .half
  }

  /// The level that a request must be recorded at: bodies matter only where something is written.
  private static func needed(_ about: DetectionAbout, for request: AuditPolicy.Request) -> AuditPolicy.Level {
    guard ["create", "update", "patch"].contains(request.verb) else { return .metadata }
    switch about.level {
    case .metadata: return .metadata
    case .request: return request.verb == "patch" ? .requestResponse : .request
    case .requestResponse: return request.verb == "create" ? .request : .requestResponse
    }
  }

  /// The requests behind the events of its examples, and one of each verb and resource of its scope.
  private static func requests(
    of about: DetectionAbout, _ reader: EventReader
  ) -> [(request: AuditPolicy.Request, code: Int?)] {
    var seen: Set<String> = []
    var requests: [(AuditPolicy.Request, Int?)] = []
    func add(_ request: AuditPolicy.Request, _ code: Int?) {
      let key = "\(request.verb) \(request.group) \(request.resource) \(request.groups) \(code == 401)"
      if seen.insert(key).inserted { requests.append((request, code)) }
    }
    for example in about.fires {
      var splitter = LineSplitter(reader)
      let text = Array(example.lines.joined(separator: "\n").utf8)
      func take(_ event: AuditEvent) { add(event.policyRequest, event.code) }
      text.withUnsafeBufferPointer { splitter.take($0, take) }
      splitter.finish(take)
    }
    guard let first = requests.first?.0, about.scope.verbs != .all else { return requests }
    for resource in about.scope.resources where !resource.hasSuffix("/*") {
      let base = String(resource.prefix { $0 != "/" })
      let namespace = ResourceGroups.isClusterWide(base) ? "" : "shop"
      for verb in about.scope.verbs.words where isServed(verb, on: resource) {
        add(
          AuditPolicy.Request(
            verb, resource, group: ResourceGroups.group(of: base), in: namespace, by: first.user,
            of: first.groups),
          nil)
      }
    }
    return requests
  }

  /// Whether the API has the verb for the resource: sessions are opened, and only then written.
  private static func isServed(_ verb: String, on resource: String) -> Bool {
    switch resource.drop(while: { $0 != "/" }) {
    case "": !resource.hasPrefix("selfsubject") || verb == "create"
    case "/token": verb == "create"
    case "/exec", "/attach", "/portforward": verb == "get" || verb == "create"
    case "/ephemeralcontainers", "/scale", "/status", "/approval": verb == "update" || verb == "patch"
    default: true
    }
  }
}

extension AuditEvent {
  /// The request as a policy looks at it.
  public var policyRequest: AuditPolicy.Request {
    var groups = user.groups
    if groups.isEmpty {
      switch user.kind {
      case .anonymous, .unknown: groups = ["system:unauthenticated"]
      case .serviceAccount: groups = ["system:serviceaccounts", "system:authenticated"]
      case .node: groups = ["system:nodes", "system:authenticated"]
      default: groups = ["system:authenticated"]
      }
    }
    let full = subresource.isEmpty ? resource : "\(resource)/\(subresource)"
    return AuditPolicy.Request(
      verb, full, group: group, in: namespace, by: user.name, of: groups, name: name, path: String(path))
  }
}
