#if Cluster
  internal import AsyncHTTPClient
  public import ClusterAPI
  internal import NIOCore
  internal import NIOHTTP1

  /// Sends requests to an API server by HTTP/1.1 over TLS: no redirect is followed, no answer is waited for without
  /// end, none is larger than a page may be.
  public actor HTTPExchange: Exchange {
    /// How long a request may take as a whole; half of it without a byte ends it, too.
    public struct Limits: Sendable {
      public var request = Duration.seconds(60)
      public var connect = Duration.seconds(10)
      /// Five hundred objects of the largest size that etcd takes would be more; no cluster has them.
      public var body = 256 << 20

      public init() {}
    }

    private let connection: Connection
    private let limits: Limits
    private let credentials: CredentialSource
    private let userAgent: String
    private var client: (HTTPClient, identity: Connection.Identity?)?
    private var retired: [HTTPClient] = []

    /// - Parameters:
    ///   - userAgent: Names the program in the server's audit log.
    ///   - saying: Takes what a program that hands out credentials tells the user while it runs, such as where to log
    ///     in; the program chose the bytes.
    public init(
      _ connection: Connection, environment: [String: String], userAgent: String, limits: Limits = Limits(),
      saying: (@Sendable ([UInt8]) -> Void)? = nil
    ) {
      self.connection = connection
      self.limits = limits
      self.userAgent = userAgent
      credentials = CredentialSource(connection, environment: environment, saying: saying)
    }

    public func send(_ request: Request) async throws(TransportFailure) -> Response {
      let credential = try await credentials.current()
      if credential.authorization != nil, !connection.server.isSecure, !connection.server.isLoopback {
        throw .credential("\(connection.server) is reached by plain HTTP: no credential is sent there")
      }
      let client = try client(for: credential.identity)
      return try await perform(request, client, authorization: credential.authorization)
    }

    public func renewCredential() async throws(TransportFailure) -> Bool { try await credentials.renew() }

    public nonisolated func pause(_ duration: Duration) async throws(TransportFailure) {
      do {
        try await Task.sleep(for: duration)
      } catch {
        throw .cancelled
      }
    }

    /// Closes all connections.
    public func close() async {
      for client in retired { try? await client.shutdown() }
      try? await client?.0.shutdown()
      retired = []
      client = nil
    }

    /// A client certificate that is got anew takes new connections.
    private func client(for identity: Connection.Identity?) throws(TransportFailure) -> HTTPClient {
      if let client {
        if client.identity == identity { return client.0 }
        retired.append(client.0)
      }
      let made = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: try connection.configuration(identity, limits))
      client = (made, identity)
      return made
    }

    private nonisolated func perform(
      _ request: Request, _ client: HTTPClient, authorization: String?
    ) async throws(TransportFailure) -> Response {
      var message = HTTPClientRequest(url: connection.url(of: request))
      message.headers.add(name: "Host", value: connection.hostHeader)
      message.headers.add(name: "Accept", value: request.accept)
      message.headers.add(name: "User-Agent", value: userAgent)
      if connection.wantsCompression { message.headers.add(name: "Accept-Encoding", value: "gzip") }
      if let authorization { message.headers.add(name: "Authorization", value: authorization) }
      for header in connection.impersonation { message.headers.add(name: header.name, value: header.value) }
      do {
        let answer = try await client.execute(message, timeout: TimeAmount(limits.request))
        var body: [UInt8] = []
        for try await part in answer.body {
          guard body.count + part.readableBytes <= limits.body else {
            throw TransportFailure.tooLarge(limit: limits.body)
          }
          part.withUnsafeReadableBytes { body.append(contentsOf: $0) }
        }
        return Response(
          status: Int(answer.status.code), headers: answer.headers.map { Header($0.name, $0.value) },
          body: body)
      } catch {
        throw TransportFailure(error, server: connection.server)
      }
    }
  }
#endif
