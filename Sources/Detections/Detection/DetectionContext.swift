/// What a detection may know beside the event: the settings, and what it has kept in mind. Everything it keeps
/// is bounded, and stands on the time of events.
public final class DetectionContext {
  public let settings: DetectionSettings
  /// The detection that is asked; its keys are its own.
  @exclusivity(unchecked) var detection = 0
  /// The time of the event, or of the latest where it has none.
  @exclusivity(unchecked) public internal(set) var now = EventTime(microseconds: 0)
  /// When the first event was seen: what has not been watched for long knows nothing of habits.
  @exclusivity(unchecked) private(set) var beginning: EventTime?

  @exclusivity(unchecked) private var windows: BoundedTable<Int, Window>
  @exclusivity(unchecked) private var known: BoundedTable<Int, EventTime>
  @exclusivity(unchecked) private var texts: BoundedTable<Int, Kept>
  @exclusivity(unchecked) private var fired: BoundedTable<FiredKey, EventTime>

  /// What a detection keeps something under.
  private func place(_ key: Term, _ value: Term? = nil) -> Int {
    // Terms are well mixed and nobody outside can foresee them, so a product mixes them well enough.
    var hash = (key.hash ^ detection &+ 1) &* 0x1E35_A7BD_1E35_A7BD
    if let value { hash = (hash ^ hash >> 31 ^ value.hash) &* 0x2545_F491_4F6C_DD1D }
    return hash ^ hash >> 29
  }

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
  @exclusivity(unchecked) public internal(set) var current: [String] = []

  /// The silence before the event, in seconds, where a stream that had been busy fell quiet for more than five
  /// minutes; nil otherwise.
  @exclusivity(unchecked) public private(set) var silence: Int?
  @exclusivity(unchecked) private var latest: EventTime?
  @exclusivity(unchecked) private var busyUntil = EventTime(microseconds: .min)
  @exclusivity(unchecked) private var inStretch = 0
  @exclusivity(unchecked) private var lastStretch = 0

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
  public func count(_ key: Term, seconds: Int, limit: Int) -> Int {
    sum(key, seconds: seconds, limit: limit, value: nil, weight: 1)
  }

  /// How many different values of a key fall into a window.
  public func distinct(_ value: Term, for key: Term, seconds: Int, limit: Int) -> Int {
    sum(key, seconds: seconds, limit: limit, value: value, weight: 1)
  }

  /// The sum of weights in a window.
  public func sum(_ key: Term, seconds: Int, weight: Int) -> Int {
    sum(key, seconds: seconds, limit: 256, value: nil, weight: weight)
  }

  private func sum(_ key: Term, seconds: Int, limit: Int, value: Term?, weight: Int) -> Int {
    windows.update(place(key), default: Window()) { window in
      window.add(value, weight: weight, at: now, seconds: seconds, limit: limit)
    }
  }

  // MARK: What was seen before

  /// Whether a value is new for a key that has been watched for a while; it is known from now on.
  ///
  /// - Parameter warmUp: How long the log, and the key in it, must have been watched, in seconds. With 0 the
  ///   first value is new, too.
  public func isNew(_ value: Term, for key: Term, warmUp: Int) -> Bool {
    let first = place(key)
    let since =
      known.touch(first)
      ?? {
        known[first] = now
        return now
      }()
    let pair = place(key, value)
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
  public func replace(_ key: Term, with text: String, seconds: Int = .max / 2_000_000) -> String? {
    let state = place(key)
    let before = recall(key, seconds: seconds)
    texts[state] = Kept(text: text, time: now)
    return before
  }

  /// The text kept under a key, unless it is older than `seconds`.
  public func recall(_ key: Term, seconds: Int = .max / 2_000_000) -> String? {
    guard let kept = texts.touch(place(key)),
      kept.time.advanced(bySeconds: seconds) >= now
    else { return nil }
    return kept.text
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
