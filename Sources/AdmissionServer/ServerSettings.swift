#if Server
  /// How the webhook is served.
  public struct ServerSettings: Sendable {
    public var host = "127.0.0.1"
    public var port = 8443
    /// PEM files; nil serves plain HTTP, for tests in one process.
    public var certificates: CertificateFiles?
    /// The largest body that is read, in bytes.
    public var maxBody = 8 << 20
    /// The bytes of all bodies that are held at a time.
    public var bodyBudget = 128 << 20
    /// Threads that judge.
    public var workers = 2
    /// Reviews that wait for a thread; what comes on top is turned away.
    public var queue = 256
    /// Connections at a time; what comes on top waits in the system's backlog.
    public var connections = 4096
    /// After how many seconds a connection is closed on which nothing comes: later than the API server closes its own
    /// (90), so that none is closed under a request.
    public var idleSeconds: Int64 = 120
    /// For how many seconds after SIGTERM new connections are still taken: as long as the cluster takes to send no
    /// more of them here.
    public var drainSeconds = 0
    /// How often, in seconds, the certificate files are looked at.
    public var reloadSeconds = 2

    public init() {}
  }

  /// The files of the server's certificate.
  public struct CertificateFiles: Sendable {
    /// The chain, the server's own certificate first.
    public var certificate: String
    public var key: String
    /// Who signs the certificates of clients; nil where clients need none.
    public var clientAuthority: String?

    public init(certificate: String, key: String, clientAuthority: String? = nil) {
      self.certificate = certificate
      self.key = key
      self.clientAuthority = clientAuthority
    }
  }
#endif
