#if Cluster
  internal import Assessment
  internal import ClusterAPI
  internal import Dispatch
  internal import Documents
  internal import Glibc

  /// Keeps the credential that requests are sent with, and gets it anew where it ends.
  actor CredentialSource {
    /// What a request needs, at one time.
    struct Credential: Sendable {
      /// The header `Authorization`.
      var authorization: String?
      var identity: Connection.Identity?
      /// Seconds since 1970.
      var expiry: Int64?
      /// Rises with each that was got anew.
      var generation = 0
    }

    /// Token files are written anew by the kubelet; read again after this time, as other clients do.
    private static let fileAge = Duration.seconds(60)
    private static let tokenLimit = 1 << 20

    private let connection: Connection
    private let environment: [String: String]
    private let saying: (@Sendable ([UInt8]) -> Void)?
    private var held: Credential?
    private var readAt = ContinuousClock.now
    private var renewal: Task<Swift.Result<Credential, TransportFailure>, Never>?

    init(
      _ connection: Connection, environment: [String: String], saying: (@Sendable ([UInt8]) -> Void)?
    ) {
      self.connection = connection
      self.environment = environment
      self.saying = saying
    }

    func current() async throws(TransportFailure) -> Credential {
      if let held, !isOver(held) { return held }
      return try await fetch()
    }

    /// - Returns: Whether there is another credential now.
    func renew() async throws(TransportFailure) -> Bool {
      switch connection.authentication {
      case .none, .token, .password: return false
      case .tokenFile, .exec:
        let before = held?.authorization
        let after = try await fetch()
        return after.authorization != before || after.identity != nil
      }
    }

    private func isOver(_ credential: Credential) -> Bool {
      if case .tokenFile = connection.authentication { return ContinuousClock.now - readAt > Self.fileAge }
      guard let expiry = credential.expiry else { return false }
      // A request takes its time, too.
      return Int64(time(nil)) >= expiry - 10
    }

    /// Gets it, once for all who wait.
    private func fetch() async throws(TransportFailure) -> Credential {
      if let renewal { return try await renewal.value.get() }
      let task = Task { await self.result() }
      renewal = task
      let result = await task.value
      renewal = nil
      var credential = try result.get()
      credential.generation = (held?.generation ?? 0) + 1
      held = credential
      readAt = .now
      return credential
    }

    private func result() async -> Swift.Result<Credential, TransportFailure> {
      do throws(TransportFailure) {
        return .success(try await make())
      } catch {
        return .failure(error)
      }
    }

    private func make() async throws(TransportFailure) -> Credential {
      var credential = Credential(identity: connection.identity)
      switch connection.authentication {
      case .none: break
      case .token(let token): credential.authorization = try Self.bearer(token)
      case .password(let user, let password):
        credential.authorization = "Basic \(Base64.encode(Array("\(user):\(password)".utf8)))"
      case .tokenFile(let path, let otherwise):
        do throws(FileError) {
          let bytes = try readFile(named: path, limit: Self.tokenLimit)
          let text = String(decoding: bytes, as: UTF8.self)
          let token = text.split(whereSeparator: \.isWhitespace).first.map(String.init)
          guard let token else { throw .io("it is empty") }
          credential.authorization = try? Self.bearer(token)
        } catch {
          guard let otherwise else { throw .credential("the token file \(path): \(error.message)") }
          credential.authorization = try Self.bearer(otherwise)
        }
      case .exec(let plugin):
        let printed = try await run(plugin)
        credential.authorization = try printed.token.map(Self.bearer)
        credential.identity = printed.identity ?? connection.identity
        credential.expiry = printed.expiry
      }
      return credential
    }

    /// What would break out of a header is no token.
    private static func bearer(_ token: String) throws(TransportFailure) -> String {
      guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw .credential("the token holds blanks or characters that no token has")
      }
      return "Bearer \(token)"
    }

    /// On a thread of its own: it may take long.
    private func run(_ plugin: ExecPlugin) async throws(TransportFailure) -> ExecCredential {
      let (environment, saying) = (environment, saying)
      let result = await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          continuation.resume(returning: ExecRun(plugin, environment: environment, saying: saying).result())
        }
      }
      return try result.get()
    }
  }
#endif
