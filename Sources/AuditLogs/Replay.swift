public import Detections
public import Findings
public import Judgement

/// Reads whole logs and tells what the detections saw in them.
public struct Replay {
  public struct Options: Sendable {
    public var settings = DetectionSettings()
    /// The ids of the detections to leave out.
    public var skipped: Set<String> = []
    public var waivers: [Waiver] = []
    public var today: Day?
    /// The most alerts of one detection.
    public var budget = 1000

    public init() {}

    var detections: [any Detection] {
      DetectionRegistry.detections.filter { !skipped.contains(type(of: $0).about.id) }
    }

    /// Whether a team has decided to live with it.
    func isWaived(_ alert: Alert) -> Bool {
      waivers.contains { waiver in
        !waiver.isExpired(on: today)
          && waiver.covers(
            alert.about.id, kind: alert.resource, namespace: alert.namespace, name: alert.name)
      }
    }
  }

  private let options: Options

  public init(_ options: Options) { self.options = options }

  public func run(_ paths: [String]) -> ReplayReport {
    let detector = Detector(options.detections, settings: options.settings)
    var fold = AlertFold(budget: options.budget)
    var report = ReplayReport()
    let reading = LogReading.each(in: paths) { event, path in
      detector.take(event) { fold.take($0, source: path) }
    }
    report.counts = reading.counts
    report.errors = reading.errors
    report.files = reading.files
    report.detector = detector.counts
    report.evictions = detector.context.evictions
    report.overflow = fold.overflow.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    for alert in fold.sorted {
      if options.isWaived(alert) { report.waived += 1 } else { report.alerts.append(alert) }
    }
    return report
  }
}

/// What a replay found.
public struct ReplayReport {
  /// By time, detection and account.
  public var alerts: [Alert] = []
  /// Alerts that a waiver covers.
  public var waived = 0
  public var counts = ReadingCounts()
  public var detector = DetectorCounts()
  public var files = 0
  public var errors: [(path: String, message: String)] = []
  /// Sightings beyond the budget, by detection.
  public var overflow: [(detection: String, count: Int)] = []
  /// Things that had to be forgotten for want of room.
  public var evictions = 0

  public init() {}
}
