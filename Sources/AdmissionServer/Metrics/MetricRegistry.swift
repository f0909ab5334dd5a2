#if Server
  internal import CoreMetrics
  internal import Synchronization

  /// Collects what swift-metrics counts, and writes it in the text format of Prometheus.
  final class MetricRegistry: MetricsFactory, Sendable {
    private let made = Mutex<[any Exposed]>([])

    /// Something that can be written.
    private protocol Exposed: AnyObject, Sendable {
      var name: String { get }
      var kind: String { get }
      func lines() -> [String]
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
      keep(Count(label, dimensions))
    }

    func makeFloatingPointCounter(
      label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
      NOOPMetricsHandler.instance
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
      keep(Level(label, dimensions))
    }

    func makeRecorder(
      label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
      NOOPMetricsHandler.instance
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
      keep(Durations(label, dimensions))
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func keep<E: Exposed>(_ exposed: E) -> E {
      made.withLock { $0.append(exposed) }
      return exposed
    }

    /// All that was counted, by name.
    var text: String {
      var text = ""
      var last = ""
      for exposed in made.withLock({ $0 }).sorted(by: { $0.name < $1.name }) {
        if exposed.name != last { text += "# TYPE \(exposed.name) \(exposed.kind)\n" }
        last = exposed.name
        for line in exposed.lines() { text += line + "\n" }
      }
      return text
    }

    // MARK: What is counted

    private final class Count: CounterHandler, Exposed {
      let name: String
      let kind = "counter"
      private let labels: String
      private let value = Atomic<Int64>(0)

      init(_ name: String, _ dimensions: [(String, String)]) {
        self.name = name
        labels = MetricRegistry.labels(dimensions)
      }

      func increment(by amount: Int64) { value.add(amount, ordering: .relaxed) }
      func reset() { value.store(0, ordering: .relaxed) }
      func lines() -> [String] { ["\(name)\(labels) \(value.load(ordering: .relaxed))"] }
    }

    private final class Level: MeterHandler, Exposed {
      let name: String
      let kind = "gauge"
      private let labels: String
      private let value = Atomic<Int64>(0)

      init(_ name: String, _ dimensions: [(String, String)]) {
        self.name = name
        labels = MetricRegistry.labels(dimensions)
      }

      func set(_ amount: Int64) { value.store(amount, ordering: .relaxed) }
      func set(_ amount: Double) { set(Int64(amount)) }
      func increment(by amount: Double) { value.add(Int64(amount), ordering: .relaxed) }
      func decrement(by amount: Double) { value.subtract(Int64(amount), ordering: .relaxed) }
      func lines() -> [String] { ["\(name)\(labels) \(value.load(ordering: .relaxed))"] }
    }

    /// A histogram of seconds.
    private final class Durations: TimerHandler, Exposed {
      let name: String
      let kind = "histogram"
      private let dimensions: [(String, String)]
      private let state = Mutex(State())
      /// The upper bounds of the buckets, in microseconds.
      private static let bounds: [Int64] = [
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 100_000, 500_000, 2_500_000,
      ]

      private struct State {
        var counts = [Int](repeating: 0, count: Durations.bounds.count)
        var count = 0
        var nanoseconds: Int64 = 0
      }

      init(_ name: String, _ dimensions: [(String, String)]) {
        self.name = name
        self.dimensions = dimensions
      }

      func recordNanoseconds(_ duration: Int64) {
        state.withLock { state in
          state.count += 1
          state.nanoseconds += duration
          if let bucket = Self.bounds.firstIndex(where: { duration <= $0 * 1000 }) {
            state.counts[bucket] += 1
          }
        }
      }

      func lines() -> [String] {
        let state = state.withLock { $0 }
        var sum = 0
        var lines = zip(Self.bounds, state.counts).map { bound, count in
          sum += count
          return line("_bucket", [("le", "\(Double(bound) / 1_000_000)")], "\(sum)")
        }
        lines.append(line("_bucket", [("le", "+Inf")], "\(state.count)"))
        lines.append(line("_sum", [], "\(Double(state.nanoseconds) / 1_000_000_000)"))
        lines.append(line("_count", [], "\(state.count)"))
        return lines
      }

      private func line(_ suffix: String, _ more: [(String, String)], _ value: String) -> String {
        "\(name)\(suffix)\(MetricRegistry.labels(dimensions + more)) \(value)"
      }
    }

    /// Labels have fixed words for values, so that nothing in them needs to be escaped.
    private static func labels(_ dimensions: [(String, String)]) -> String {
      guard !dimensions.isEmpty else { return "" }
      return "{" + dimensions.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ",") + "}"
    }
  }
#endif
