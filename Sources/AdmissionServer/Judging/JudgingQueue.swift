#if Server
  internal import NIOCore
  internal import NIOPosix
  internal import Synchronization

  /// Threads that judge, and a bounded queue before them: what does not fit is turned away at once, before memory
  /// grows.
  final class JudgingQueue: Sendable {
    private let pool: NIOThreadPool
    private let limit: Int
    private let pending = Atomic(0)
    private let metrics: ServerMetrics

    init(workers: Int, queue: Int, metrics: ServerMetrics) {
      pool = NIOThreadPool(numberOfThreads: workers)
      limit = workers + queue
      self.metrics = metrics
      pool.start()
    }

    enum Result<Value: Sendable>: Sendable {
      case done(Value)
      /// Still at work when its time was over.
      case overrun
      /// There was no room.
      case full
    }

    /// Does work on one of the threads. Work that overruns goes on, and its result is dropped.
    func run<Value: Sendable>(
      on loop: any EventLoop, within budget: Duration, _ work: @escaping @Sendable () -> Value
    ) async -> Result<Value> {
      guard pending.add(1, ordering: .relaxed).newValue <= limit else {
        pending.subtract(1, ordering: .relaxed)
        return .full
      }
      metrics.waiting.increment()
      return await withCheckedContinuation { continuation in
        let answer = Answer(continuation)
        let timer = loop.scheduleTask(in: TimeAmount(budget)) { answer.give(.overrun) }
        pool.submit { state in
          if case .active = state {
            let value = work()
            answer.give(.done(value))
          } else {
            answer.give(.full)
          }
          timer.cancel()
          self.pending.subtract(1, ordering: .relaxed)
          self.metrics.waiting.decrement()
        }
      }
    }

    func close() async throws { try await pool.shutdownGracefully() }

    /// Given once; what comes later is dropped.
    private final class Answer<Value: Sendable>: Sendable {
      private let waiting: Mutex<CheckedContinuation<Result<Value>, Never>?>

      init(_ continuation: CheckedContinuation<Result<Value>, Never>) { waiting = Mutex(continuation) }

      func give(_ result: Result<Value>) {
        let continuation = waiting.withLock { waiting in
          defer { waiting = nil }
          return waiting
        }
        continuation?.resume(returning: result)
      }
    }
  }
#endif
