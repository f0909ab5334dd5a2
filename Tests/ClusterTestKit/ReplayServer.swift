#if Cluster
  internal import Foundation
  internal import NIOCore
  internal import NIOHTTP1
  internal import NIOPosix
  internal import NIOSSL
  internal import Synchronization

  /// An API server that answers by a recording: over real TLS, to whoever shows a client certificate or a token. Pages
  /// its lists, and goes wrong where a test wants it to.
  public final class ReplayServer: Sendable {
    /// What happens in place of an answer.
    public enum Fault: Sendable {
      case status(Int, headers: [(String, String)] = [], body: String = "")
      /// The head comes, and then nothing.
      case stall
      /// The connection ends in the middle of the body.
      case truncate
      /// Another body with the status 200.
      case body(String)
    }

    public struct Seen: Sendable {
      public let path: String
      public let accept: String
      public let user: String
      public let headers: [String: String]
      /// Its number among those to the same path without the query.
      public let number: Int
    }

    public let port: Int
    let recording: Recording
    let tokens: [String: String]
    let fault: @Sendable (Seen) -> Fault?
    private let group: MultiThreadedEventLoopGroup
    private let seen = Mutex<[Seen]>([])

    /// - Parameters:
    ///   - certificate: `server`, or `stale`, whose certificate has expired, or `named`, whose is for another name.
    ///   - tokens: The users of bearer tokens.
    public init(
      _ recording: Recording, _ certificates: TestCertificates, certificate: String = "server",
      tokens: [String: String] = [:], fault: @escaping @Sendable (Seen) -> Fault? = { _ in nil }
    ) throws {
      self.recording = recording
      self.tokens = tokens
      self.fault = fault
      group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(certificates.path("\(certificate).crt")).map {
          .certificate($0)
        },
        privateKey: .privateKey(
          try NIOSSLPrivateKey(file: certificates.path("\(certificate).key"), format: .pem)))
      tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificates.path("ca.crt")))
      tls.certificateVerification = .optionalVerification
      let context = try NIOSSLContext(configuration: tls)
      let box = ServerBox()
      let channel = try ServerBootstrap(group: group)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let secure = NIOSSLServerHandler(context: context)
            try channel.pipeline.syncOperations.addHandler(secure)
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(ReplayHandler(box))
          }
        }
        .bind(host: "127.0.0.1", port: 0).wait()
      port = channel.localAddress?.port ?? 0
      box.set(self)
    }

    deinit { try? group.syncShutdownGracefully() }

    /// What was asked so far.
    public var requests: [Seen] { seen.withLock { $0 } }

    func note(path: String, accept: String, user: String, headers: [String: String]) -> Seen {
      let bare = path.prefix { $0 != "?" }
      return seen.withLock { seen in
        let number = seen.count { $0.path.prefix { $0 != "?" } == bare }
        let entry = Seen(path: path, accept: accept, user: user, headers: headers, number: number)
        seen.append(entry)
        return entry
      }
    }

    /// The server, for handlers that are made before it.
    final class ServerBox: Sendable {
      private struct Weak: Sendable { weak var server: ReplayServer? }
      private let held = Mutex(Weak())

      func set(_ server: ReplayServer) { held.withLock { $0.server = server } }
      var server: ReplayServer? { held.withLock { $0.server } }
    }
  }
#endif
