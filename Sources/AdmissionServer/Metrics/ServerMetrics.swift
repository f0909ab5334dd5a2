#if Server
  internal import Metrics

  /// What is counted of the server, under names that begin with `bulwark_`. No label holds anything that a request
  /// brings.
  struct ServerMetrics: Sendable {
    private let registry: MetricRegistry
    /// Reviews by what came of them.
    private let reviews: [String: Counter]
    /// Requests that were answered by an error of the client.
    private let refusals: [Int: Counter]
    let changes: Counter
    let shed: Counter
    /// Judgements that came to no end in time.
    let overruns: Counter
    /// Reviews that were answered without a judgement, overruns among them.
    let failures: Counter
    let reloads: Counter
    let reloadFailures: Counter
    let waiting: Meter
    let duration: Timer

    static let outcomes = ["allowed", "warned", "audited", "denied", "exempt", "error"]

    init() {
      let registry = MetricRegistry()
      func counter(_ name: String, _ dimensions: [(String, String)] = []) -> Counter {
        Counter(label: "bulwark_\(name)", dimensions: dimensions, factory: registry)
      }
      self.registry = registry
      reviews = Dictionary(
        uniqueKeysWithValues: Self.outcomes.map { ($0, counter("reviews_total", [("outcome", $0)])) })
      refusals = Dictionary(
        uniqueKeysWithValues: [400, 401, 404, 405, 408, 413, 415].map {
          ($0, counter("bad_requests_total", [("status", "\($0)")]))
        })
      changes = counter("changes_total")
      shed = counter("shed_total")
      overruns = counter("overruns_total")
      failures = counter("failures_total")
      reloads = counter("certificate_reloads_total", [("outcome", "read")])
      reloadFailures = counter("certificate_reloads_total", [("outcome", "unusable")])
      waiting = Meter(label: "bulwark_reviews_waiting", dimensions: [], factory: registry)
      duration = Timer(label: "bulwark_review_duration_seconds", dimensions: [], factory: registry)
    }

    func count(outcome: String) { reviews[outcome]?.increment() }
    func count(refusal status: Int) { refusals[status]?.increment() }

    var text: String { registry.text }
  }
#endif
