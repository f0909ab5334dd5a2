#if Server
  public import Admission
  internal import Hummingbird
  internal import HummingbirdCore
  public import Findings
  internal import Logging
  internal import NIOCore
  internal import NIOSSL
  public import ServiceLifecycle
  internal import UnixSignals

  /// The webhook: serves until it is told to end, then answers what has begun.
  public struct AdmissionService: Service {
    private let settings: ServerSettings
    private let certificates: CertificateStore?
    private let log: LogLines
    private let metrics = ServerMetrics()
    private let readiness = Readiness()
    private let queue: JudgingQueue
    private let desk: ReviewDesk
    private let started: @Sendable (_ port: Int) -> Void

    /// - Parameters:
    ///   - today: The day by which waivers are over.
    ///   - started: Called when connections are taken, with the port.
    /// - Throws: `CertificateStore.Unusable`.
    public init(
      _ judge: AdmissionJudge, _ settings: ServerSettings, log: LogLines,
      today: @escaping @Sendable () -> Day?,
      started: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) throws(CertificateStore.Unusable) {
      self.settings = settings
      self.log = log
      self.started = started
      if let files = settings.certificates {
        certificates = try CertificateStore(files)
      } else {
        certificates = nil
      }
      queue = JudgingQueue(workers: settings.workers, queue: settings.queue, metrics: metrics)
      desk = ReviewDesk(judge: judge, queue: queue, metrics: metrics, log: log, today: today)
    }

    /// Serves in a group of its own, which SIGTERM and SIGINT end in good order.
    public func runUntilSignal() async throws {
      try await ServiceGroup(
        configuration: .init(
          services: [.init(service: self)], gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.silent)
      ).run()
    }

    public func run() async throws {
      var services: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: application)]
      if let certificates {
        services.append(
          .init(
            service: CertificateWatch(
              certificates: certificates, seconds: settings.reloadSeconds, metrics: metrics, log: log),
            successTerminationBehavior: .ignore))
      }
      // The last to start is the first to hear of the end.
      services.append(
        .init(
          service: Draining(readiness: readiness, seconds: settings.drainSeconds, log: log),
          successTerminationBehavior: .ignore))
      try await ServiceGroup(configuration: .init(services: services, logger: Self.silent)).run()
      try await queue.close()
    }

    /// The application by itself, without signals, certificates to watch, and an end.
    var application: Application<AdmissionResponder> {
      let http = HTTP1Channel.Configuration(idleTimeout: .seconds(settings.idleSeconds))
      let certificates = certificates
      let started = started
      return Application(
        responder: AdmissionResponder(desk, settings, readiness, metrics),
        server: HTTPServerBuilder { responder in
          let plain = HTTP1Channel(responder: responder, configuration: http)
          guard let certificates else { return plain }
          return ReloadingTLSChannel(base: plain, certificates: certificates)
        },
        configuration: .init(
          address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1024,
          availableConnectionsDelegate: MaximumAvailableConnections(settings.connections, logger: Self.silent)
        ),
        onServerRunning: { channel in started(channel.localAddress?.port ?? 0) },
        logger: Self.silent)
    }

    /// What the libraries have to say is no news to whoever runs the webhook: it has lines and counters of its own.
    private static let silent = Logger(label: "bulwark") { _ in SwiftLogNoOpLogHandler() }
  }
#endif
