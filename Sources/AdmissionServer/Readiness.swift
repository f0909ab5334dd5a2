#if Server
  internal import ServiceLifecycle
  internal import Synchronization

  /// Whether new requests should come here.
  final class Readiness: Sendable {
    private let draining = Atomic(false)

    var isDraining: Bool { draining.load(ordering: .relaxed) }

    func drain() { draining.store(true, ordering: .relaxed) }
  }

  /// The first to hear that the program is to end: says so to who asks whether it is ready, and holds up the rest for
  /// as long as requests may still be sent here.
  struct Draining: Service {
    let readiness: Readiness
    let seconds: Int
    let log: LogLines

    func run() async throws {
      try? await gracefulShutdown()
      readiness.drain()
      log.note("info", "drain", "ends when what has begun is answered")
      if seconds > 0 { try? await Task.sleep(for: .seconds(seconds)) }
    }
  }
#endif
