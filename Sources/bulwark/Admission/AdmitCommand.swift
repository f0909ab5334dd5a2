#if Server
  internal import Admission
  internal import AdmissionServer
  internal import ArgumentParser
  internal import Assessment
  internal import Dispatch
  internal import Findings
  internal import Glibc
  internal import Judgement
  internal import Reporting

  struct AdmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "admit",
      abstract: "Refuse at the door of the cluster what a scan would find: an admission webhook.",
      discussion: """
        Answers the API server's reviews with the checks of `bulwark scan`: POST /validate judges, POST /mutate makes \
        the safe remedies of the checks that admission.mutate names; GET /livez, /readyz, /metrics. What is refused \
        and what only warns is said by the key admission of the configuration, and by fail-on.

        It is served by `bulwark admit --listen 0.0.0.0:8443 --tls-cert tls.crt --tls-key tls.key`, as the manifests of \
        `bulwark install --print` do. Before anything is switched on, a rehearsal says what would be refused:

        Example:
          bulwark admit --rehearse deploy/

        SIGTERM ends it when what has begun is answered. Certificate files that change are read anew.
        """)

    @Option(help: "The address and port to take connections at.")
    var listen = "127.0.0.1:8443"

    @Option(help: "The server's certificate with its chain, a PEM file.", completion: .file())
    var tlsCert: String?

    @Option(help: "Its key, a PEM file.", completion: .file())
    var tlsKey: String?

    @Option(
      help: "Reviews need a client certificate that one of these authorities has signed, a PEM file.",
      completion: .file())
    var clientCa: String?

    @Option(help: "The largest body that is read, in bytes.")
    var maxBody = 8 << 20

    @Option(help: "Threads that judge. (default: one a processor)")
    var jobs: Int?

    @Option(help: "Reviews that may wait for a thread; more are turned away with 429.")
    var queue = 256

    @Option(help: "Seconds after SIGTERM for which new connections are still taken.")
    var drainDelay = 0

    @Option(help: "The namespace that the webhook runs in, which is exempt so that it can start.")
    var ownNamespace = "bulwark"

    @Flag(help: "Serve nothing, and say what of the objects in these files or this cluster would be refused.")
    var rehearse = false

    @Argument(help: "What to rehearse with: files and folders, or - for standard input.", completion: .file())
    var paths: [String] = []

    #if Cluster
      @OptionGroup
      var live: ClusterOptions
    #endif

    @Option(help: "How to print a rehearsal: text or json.")
    var format = PlainFormat.text

    @OptionGroup
    var configuration: ConfigurationOptions

    func validate() throws {
      guard !rehearse else {
        guard paths.isEmpty == wantsCluster else {
          throw ValidationError("--rehearse takes files and folders, or --cluster in their place")
        }
        return
      }
      guard paths.isEmpty, !wantsCluster else {
        throw ValidationError("files and --cluster go with --rehearse")
      }
      _ = try address()
      guard tlsCert != nil, tlsKey != nil else {
        throw ValidationError("--tls-cert and --tls-key are needed: the API server speaks TLS only")
      }
      guard maxBody > 0, queue >= 0, drainDelay >= 0, jobs ?? 1 > 0 else {
        throw ValidationError("--max-body and --jobs must be 1 or more, --queue and --drain-delay 0 or more")
      }
    }

    private var wantsCluster: Bool {
      #if Cluster
        live.cluster
      #else
        false
      #endif
    }

    func run() throws {
      signal(SIGPIPE, SIG_IGN)
      let loaded = try configuration.load(for: paths.isEmpty ? ["."] : paths)
      let judge = AdmissionJudge(configuration: loaded?.configuration, ownNamespace: ownNamespace)
      if rehearse { return try rehearse(judge, loaded) }
      try serve(judge, loaded)
    }

    private func serve(_ judge: AdmissionJudge, _ loaded: ConfigurationFile.Loaded?) throws {
      let log = LogLines { line in say(line, to: STDOUT_FILENO) }
      let address = try address()
      var settings = ServerSettings()
      (settings.host, settings.port) = address
      settings.certificates = CertificateFiles(
        certificate: tlsCert ?? "", key: tlsKey ?? "", clientAuthority: clientCa)
      settings.maxBody = maxBody
      settings.workers = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      settings.queue = queue
      settings.connections = min(settings.connections, Self.raiseFileLimit() - 64)
      settings.drainSeconds = drainDelay
      let given = configuration.now.flatMap(Day.init(moment:))
      let service: AdmissionService
      do throws(CertificateStore.Unusable) {
        service = try AdmissionService(
          judge, settings, log: log, today: { given ?? Day(secondsSinceEpoch: time(nil)) },
          started: { port in
            log.note("info", "start", "listens at \(address.host):\(port); \(judge.exemptions)")
            for label in judge.labels {
              log.note(
                "info", "start",
                "namespaces '\(label)' are those that a webhook asks about at /validate/\(label)")
            }
          })
      } catch {
        warn(error.message)
        throw ExitCode(2)
      }
      log.note("info", "configuration", loaded?.configuration.name ?? "none: what counts without a word")
      Task {
        do {
          try await service.runUntilSignal()
          Glibc.exit(0)
        } catch {
          warn("the server ended: \(error)")
          Glibc.exit(2)
        }
      }
      dispatchMain()
    }

    /// Lets the process open as many files as it may: each connection is one.
    ///
    /// - Returns: How many those are, or would do.
    private static func raiseFileLimit() -> Int {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
      limit.rlim_cur = min(limit.rlim_max, 65_536)
      _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      return Int(limit.rlim_cur)
    }

    /// `[::1]:8443`, `0.0.0.0:8443`, `:8443`.
    private func address() throws -> (host: String, port: Int) {
      guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
        (0...65535).contains(port)
      else { throw ValidationError("--listen takes an address and a port, such as 0.0.0.0:8443") }
      var host = listen[..<colon]
      if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
      return (host.isEmpty ? "0.0.0.0" : String(host), port)
    }
  }
#endif
