public import Guide

/// Asks the detections about one event after another.
public final class Detector {
  public let context: DetectionContext
  @exclusivity(unchecked) public private(set) var counts = DetectorCounts()
  private let detections: [any Detection]
  private let abouts: [DetectionAbout]
  /// What keeps most events from a detection, apart from its documentation: it is looked at all the time.
  private let filters: [Filter]

  private struct Filter {
    let verbs: Verbs
    let kinds: Identity.Kind
    let outcomes: AuditEvent.Outcome
    let isFollower: Bool

    init(_ about: DetectionAbout) {
      verbs = about.scope.verbs
      kinds = about.scope.kinds
      outcomes = about.scope.outcomes
      isFollower = !about.follows.isEmpty
    }

    func admits(_ verb: Verbs, _ kind: Identity.Kind, _ outcome: AuditEvent.Outcome) -> Bool {
      verbs.contains(verb) && kinds.contains(kind) && outcomes.contains(outcome)
    }
  }
  private let index: DetectionIndex
  @exclusivity(unchecked) private var seen = BoundedTable<Int, Bool>(capacity: 200_000)

  public init(
    _ detections: [any Detection] = DetectionRegistry.detections,
    settings: DetectionSettings = DetectionSettings(),
    capacity: Int = 100_000
  ) {
    self.detections = detections
    abouts = detections.map { type(of: $0).about }
    filters = abouts.map(Filter.init)
    index = DetectionIndex(abouts)
    context = DetectionContext(settings: settings, capacity: capacity)
  }

  /// Looks at an event and hands on what is found, in the order of the registry.
  public func take(_ event: AuditEvent, _ found: (Sighting) -> Void) {
    counts.events += 1
    if let time = event.time {
      context.now = time
      context.begin(at: time)
      if time < counts.latest { counts.late += 1 }
      counts.latest = max(counts.latest, time)
    }
    // The request is told again when it has ended.
    guard event.stage != "RequestReceived" else {
      counts.unfinished += 1
      return
    }
    guard isFirst(event) else {
      counts.duplicates += 1
      return
    }
    if !context.current.isEmpty { context.current = [] }
    let (verb, kind, outcome) = (event.verbs, event.kind, event.outcome)
    var waiting: [Int] = []
    index.each(for: event) { number in
      guard filters[number].admits(verb, kind, outcome) else { return }
      if filters[number].isFollower { waiting.append(number) } else { judge(event, number, found) }
    }
    // They look at what the others have found.
    for number in waiting { judge(event, number, found) }
  }

  private func judge(_ event: AuditEvent, _ number: Int, _ found: (Sighting) -> Void) {
    context.detection = number
    guard let hit = detections[number].judge(event, in: context) else { return }
    let about = abouts[number]
    let given = hit.severity ?? about.severity
    let severity = event.outcome == .succeeded || !about.scope.includesAttempts ? given : given.lowered
    context.current.append(about.id)
    context.recordFired(about.id, by: [event.effective.name, event.user.name, event.peer])
    found(Sighting(about: about, hit: hit, severity: severity, event: event))
  }

  /// Whether the event has not been judged yet: collectors deliver twice, and a session is written when it
  /// begins and when it ends. The client may choose the id, so that alone proves nothing.
  private func isFirst(_ event: AuditEvent) -> Bool {
    guard !event.auditID.isEmpty else { return true }
    var hasher = Hasher()
    hasher.combine(event.auditID)
    hasher.combine(event.received?.microseconds)
    hasher.combine(event.user.term)
    hasher.combine(event.requestURI)
    hasher.combine(event.verbs.rawValue)
    // Answered with the same status at its beginning and its end: judged once.
    hasher.combine(event.code)
    return seen.insert(true, forNew: hasher.finalize())
  }
}

public struct DetectorCounts: Sendable, Equatable {
  public var events = 0
  /// Told a second time.
  public var duplicates = 0
  /// Written before there was an answer.
  public var unfinished = 0
  /// Older than one that came before.
  public var late = 0
  public var latest = EventTime(microseconds: .min)

  public init() {}
}

/// What a detection saw in one event.
public struct Sighting {
  public let about: DetectionAbout
  public let hit: Hit
  public let severity: Severity
  public let event: AuditEvent
}

extension Severity {
  /// One step lower; `low` is the lowest.
  var lowered: Severity {
    switch self {
    case .critical: .high
    case .high: .medium
    case .medium, .low: .low
    }
  }
}
