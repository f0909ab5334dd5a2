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
    DetectionRegistry.detections.map { PolicySight(type(of: $0).about, under: policy) }
  }

  init(_ about: DetectionAbout, under policy: AuditPolicy) {
    self.about = about
    var tried = 0
    var lost = 0
    var gaps: [Gap] = []
    for (request, code) in PolicySight.requests(of: about) {
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

  /// The requests behind the events of its examples, each once.
  static func requests(of about: DetectionAbout) -> [(request: AuditPolicy.Request, code: Int?)] {
    var seen: Set<String> = []
    var requests: [(AuditPolicy.Request, Int?)] = []
    for example in about.fires {
      var splitter = LineSplitter()
      let text = Array(example.lines.joined(separator: "\n").utf8)
      func take(_ event: AuditEvent) {
        let key = "\(event.verb) \(event.group)/\(event.resource)/\(event.subresource) \(event.kind.rawValue)"
        guard seen.insert(key).inserted else { return }
        requests.append((event.policyRequest, event.code))
      }
      text.withUnsafeBufferPointer { splitter.take($0, take) }
      splitter.finish(take)
    }
    return requests
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
