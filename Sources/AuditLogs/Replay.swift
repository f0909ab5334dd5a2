internal import Assessment
public import Detections
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
  }

  private let options: Options

  public init(_ options: Options) { self.options = options }

  public func run(_ paths: [String]) -> ReplayReport {
    let listing = LogListing(paths)
    let detections = DetectionRegistry.detections.filter { !options.skipped.contains(type(of: $0).about.id) }
    let detector = Detector(detections, settings: options.settings)
    var fold = AlertFold(budget: options.budget)
    var report = ReplayReport()
    report.errors = listing.errors.map { ($0.path, $0.message) }
    for path in listing.paths {
      var splitter = LineSplitter()
      func take(_ event: AuditEvent) {
        detector.take(event) { fold.take($0, source: path) }
      }
      do throws(LogStream.Failure) {
        var stream = try LogStream(path)
        try stream.readAll { splitter.take($0, take) }
      } catch {
        report.errors.append((path, error.message))
      }
      splitter.finish(take)
      report.counts.add(splitter.reader.counts)
      report.files += 1
    }
    report.detector = detector.counts
    report.evictions = detector.context.evictions
    report.overflow = fold.overflow.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    judge(fold.sorted, &report)
    return report
  }

  /// Sets aside what a team has decided to live with.
  private func judge(_ alerts: [Alert], _ report: inout ReplayReport) {
    for alert in alerts {
      let isWaived = options.waivers.contains { waiver in
        !waiver.isExpired(on: options.today)
          && waiver.covers(
            alert.about.id, kind: alert.resource, namespace: alert.namespace, name: alert.name)
      }
      if isWaived { report.waived += 1 } else { report.alerts.append(alert) }
    }
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
