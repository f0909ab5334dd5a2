/// What a detection may know beside the event: the settings, and what it has kept in mind. Everything it keeps
/// is bounded, and stands on the time of events.
public final class DetectionContext {
  public let settings: DetectionSettings
  /// The detection that is asked; its keys are its own.
  var detection = 0
  /// The time of the event, or of the latest where it has none.
  public internal(set) var now = EventTime(microseconds: 0)
  /// When the first event was seen: what has not been watched for long knows nothing of habits.
  private(set) var beginning: EventTime?

  private var windows: BoundedTable<StateKey, Window>
  private var known: BoundedTable<StateKey, EventTime>
  private var texts: BoundedTable<StateKey, Kept>
  private var fired: BoundedTable<FiredKey, EventTime>

  /// What a detection keeps something under: its hash of 64 bits stands for the text, which would have to be
  /// kept and compared otherwise.
  struct StateKey: Hashable {
    private let detection: Int
    private let hash: Int

    init(_ detection: Int, _ key: String, _ value: String? = nil) {
      self.detection = detection
      var hasher = Hasher()
      hasher.combine(key)
      if let value { hasher.combine(value) }
      hash = hasher.finalize()
    }
  }

  /// What has been found out of clients, by how they announce themselves.
  private var agents = BoundedTable<String, String>(capacity: 4096)

  private struct FiredKey: Hashable {
    let id: String
    let key: String
  }

  private struct Kept {
    let text: String
    let time: EventTime
  }

  /// - Parameter capacity: Keys that are kept of each sort; the ones longest unused are forgotten first.
  public init(settings: DetectionSettings = DetectionSettings(), capacity: Int = 100_000) {
    self.settings = settings
    windows = BoundedTable(capacity: capacity)
    known = BoundedTable(capacity: capacity * 4)
    texts = BoundedTable(capacity: capacity)
    fired = BoundedTable(capacity: capacity)
  }

  /// What had to be forgotten for want of room.
  public var evictions: Int { windows.evicted + known.evicted + texts.evicted + fired.evicted }

  /// Detections that have fired for the event at hand.
  public internal(set) var current: [String] = []

  /// The silence before the event, in seconds, where a stream that had been busy fell quiet for more than five
  /// minutes; nil otherwise.
  public private(set) var silence: Int?
  private var latest: EventTime?
  private var busyUntil = EventTime(microseconds: .min)
  private var inStretch = 0
  private var lastStretch = 0

  /// Events in five minutes that make a stream busy: one a second.
  private static let busy = 300

  func begin(at time: EventTime) {
    if beginning == nil { beginning = time }
    silence = nil
    if let latest, latest.advanced(bySeconds: 300) < time, max(inStretch, lastStretch) >= Self.busy {
      silence = (time.microseconds - latest.microseconds) / 1_000_000
    }
    if busyUntil < time {
      lastStretch = busyUntil.advanced(bySeconds: 300) < time ? 0 : inStretch
      inStretch = 0
      busyUntil = time.advanced(bySeconds: 300)
    }
    inStretch += 1
    latest = max(latest ?? time, time)
  }

  // MARK: Windows

  /// How many events of a key fall into a window that ends with the newest; this one counts.
  ///
  /// - Parameter limit: No more than these are counted.
  public func count(_ key: String, seconds: Int, limit: Int) -> Int {
    sum(key, seconds: seconds, limit: limit, value: nil, weight: 1)
  }

  /// How many different values of a key fall into a window.
  public func distinct(_ value: String, for key: String, seconds: Int, limit: Int) -> Int {
    sum(key, seconds: seconds, limit: limit, value: value, weight: 1)
  }

  /// The sum of weights in a window.
  public func sum(_ key: String, seconds: Int, weight: Int) -> Int {
    sum(key, seconds: seconds, limit: 256, value: nil, weight: weight)
  }

  private func sum(_ key: String, seconds: Int, limit: Int, value: String?, weight: Int) -> Int {
    windows.update(StateKey(detection, key), default: Window()) { window in
      window.add(value, weight: weight, at: now, seconds: seconds, limit: limit)
    }
  }

  // MARK: What was seen before

  /// Whether a value is new for a key that has been watched for a while; it is known from now on.
  ///
  /// - Parameter warmUp: How long the log, and the key in it, must have been watched, in seconds. With 0 the
  ///   first value is new, too.
  public func isNew(_ value: String, for key: String, warmUp: Int) -> Bool {
    let first = StateKey(detection, key)
    let since =
      known.touch(first)
      ?? {
        known[first] = now
        return now
      }()
    let pair = StateKey(detection, key, value)
    guard known.touch(pair) == nil else { return false }
    known[pair] = now
    guard warmUp > 0 else { return true }
    return since.advanced(bySeconds: warmUp) <= now
  }

  /// Whether the log has been watched for this long.
  public func hasWatched(seconds: Int) -> Bool {
    beginning.map { $0.advanced(bySeconds: seconds) <= now } ?? false
  }

  /// Keeps a text under a key; returns the one before it, unless it is older than `seconds`.
  @discardableResult
  public func replace(_ key: String, with text: String, seconds: Int = .max / 2_000_000) -> String? {
    let state = StateKey(detection, key)
    let before = recall(key, seconds: seconds)
    texts[state] = Kept(text: text, time: now)
    return before
  }

  /// The text kept under a key, unless it is older than `seconds`.
  public func recall(_ key: String, seconds: Int = .max / 2_000_000) -> String? {
    guard let kept = texts.touch(StateKey(detection, key)),
      kept.time.advanced(bySeconds: seconds) >= now
    else { return nil }
    return kept.text
  }

  /// The tool of attackers that a client announces itself as; looked for once for each client.
  func scanner(in agent: String) -> String? {
    if let known = agents.touch(agent) { return known.isEmpty ? nil : known }
    let scanner = AgentNames.isScanner(agent)
    agents[agent] = scanner ?? ""
    return scanner
  }

  // MARK: What other detections found

  func recordFired(_ id: String, by keys: [String]) {
    for key in keys where !key.isEmpty { fired[FiredKey(id: id, key: key)] = now }
  }

  /// The first of the detections that has fired for a user or an address not longer ago than `seconds`.
  public func lastFired(_ ids: [String], by key: String, seconds: Int) -> String? {
    ids.first { id in
      fired.touch(FiredKey(id: id, key: key)).map { $0.advanced(bySeconds: seconds) >= now } ?? false
    }
  }
}
