#if Server
  import AsyncHTTPClient
  import Foundation
  import Hummingbird
  import NIOCore
  import NIOPosix
  import NIOSSL
  import Synchronization
  import TestSupport
  import Testing

  @testable import AdmissionServer

  /// The webhook over TLS on the loopback interface.
  @Suite("The webhook on real sockets", .serialized) struct SocketTests {
    private func authority(in folder: TemporaryFolder) throws -> CertificateFiles {
      let identity = try SelfMadeIdentity(for: "localhost", days: 1, now: Int(Date.now.timeIntervalSince1970))
      try folder.write("ca.crt", identity.authority)
      return CertificateFiles(
        certificate: try folder.write("tls.crt", identity.certificate),
        key: try folder.write("tls.key", identity.key))
    }

    /// A client that trusts the authority in the folder.
    private func client(
      _ folder: TemporaryFolder, least: TLSVersion = .tlsv12, most: TLSVersion? = nil,
      identity: CertificateFiles? = nil
    ) throws -> HTTPClient {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile("\(folder.path)/ca.crt"))
      tls.minimumTLSVersion = least
      tls.maximumTLSVersion = most
      if let identity {
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(identity.certificate).map {
          .certificate($0)
        }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: identity.key, format: .pem))
      }
      return HTTPClient(configuration: .init(tlsConfiguration: tls, timeout: .init(connect: .seconds(5))))
    }

    private func ask(_ client: HTTPClient, _ port: Int, uid: String = "u") async throws -> Int {
      var request = HTTPClientRequest(url: "https://localhost:\(port)/validate?timeout=5s")
      request.method = .POST
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: Serving.review(uid: uid)))
      let response = try await client.execute(request, timeout: .seconds(10))
      let body = try await response.body.collect(upTo: 1 << 20)
      if response.status == .ok {
        let answer = try Serving.answer(body)
        #expect(answer.uid == uid)
      }
      return Int(response.status.code)
    }

    private func expect(_ code: Int, _ client: HTTPClient, _ port: Int) async throws {
      let answered = try await ask(client, port)
      #expect(answered == code)
    }

    @Test("TLS 1.2 and 1.3 are spoken, and nothing older", arguments: [TLSVersion.tlsv12, .tlsv13])
    func versions(_ version: TLSVersion) async throws {
      let folder = try TemporaryFolder()
      let files = try authority(in: folder)
      try await Serving.serving(try Serving.judge(), change: { $0.certificates = files }) { port, _ in
        let client = try client(folder, least: version, most: version)
        try await expect(200, client, port)
        try await client.shutdown()
        let old = try self.client(folder, least: .tlsv1, most: .tlsv11)
        await #expect(throws: (any Error).self) { try await ask(old, port) }
        try await old.shutdown()
      }
    }

    @Test("with an authority for clients, reviews need a certificate that it has signed; probes do not")
    func mutual() async throws {
      let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
      var files = try authority(in: folder)
      // The certificate of another server stands for that of the API server.
      let known = try SelfMadeIdentity(
        for: "kube-apiserver", days: 1, now: Int(Date.now.timeIntervalSince1970), isClient: true)
      files.clientAuthority = try other.write("clients.crt", known.authority)
      let identity = CertificateFiles(
        certificate: try other.write("c.crt", known.certificate), key: try other.write("c.key", known.key))
      try await Serving.serving(try Serving.judge(), change: { $0.certificates = files }) { port, _ in
        let stranger = try client(folder)
        try await expect(401, stranger, port)
        let probe = try await stranger.execute(
          HTTPClientRequest(url: "https://localhost:\(port)/livez"), timeout: .seconds(5))
        #expect(probe.status == .ok)
        try await stranger.shutdown()
        let server = try client(folder, identity: identity)
        try await expect(200, server, port)
        try await server.shutdown()
      }
    }

    @Test("a certificate that is replaced serves new connections; one that cannot be used changes nothing")
    func reload() async throws {
      let folder = try TemporaryFolder()
      let files = try authority(in: folder)
      let lines = Serving.Lines()
      try await Serving.serving(
        try Serving.judge(), lines,
        change: {
          $0.certificates = files
          $0.reloadSeconds = 1
        }
      ) { port, _ in
        let first = try client(folder)
        try await expect(200, first, port)
        try folder.write("tls.crt", "no certificate")
        try await lines.wait { $0.contains("keeps serving") }
        try await expect(200, first, port)
        _ = try authority(in: folder)
        try await lines.wait { $0.contains("was read anew") }
        let second = try client(folder)
        try await expect(200, second, port)
        try await first.shutdown()
        try await second.shutdown()
      }
    }

    /// What several tasks send, and what comes back.
    private final class Load: Sendable {
      let sent = Atomic(0)
      let answered = Atomic(0)
      let isOver = Atomic(false)
    }

    @Test("asked to end under load, it answers every request that it took, and ends")
    func drain() async throws {
      let folder = try TemporaryFolder()
      let files = try authority(in: folder)
      let lines = Serving.Lines()
      let load = Load()
      try await Serving.serving(
        try Serving.judge(), lines,
        change: {
          $0.certificates = files
          $0.drainSeconds = 2
        }
      ) { port, end in
        let client = try client(folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for worker in 0..<8 {
            group.addTask {
              while !load.isOver.load(ordering: .relaxed) {
                load.sent.add(1, ordering: .relaxed)
                let code = try await ask(client, port, uid: "w\(worker)")
                #expect(code == 200)
                load.answered.add(1, ordering: .relaxed)
              }
            }
          }
          try await Task.sleep(for: .milliseconds(500))
          await end()
          try await lines.wait { $0.contains("\"drain\"") }
          // It is not ready any more, and still answers.
          let probe = try await client.execute(
            HTTPClientRequest(url: "https://localhost:\(port)/readyz"), timeout: .seconds(5))
          #expect(probe.status == .serviceUnavailable && probe.headers.first(name: "connection") == "close")
          load.isOver.store(true, ordering: .relaxed)
          try await group.waitForAll()
        }
        try await client.shutdown()
      }
      #expect(load.sent.load(ordering: .relaxed) == load.answered.load(ordering: .relaxed))
      #expect(load.answered.load(ordering: .relaxed) > 20)
    }

    @Test("a thousand connections that say nothing, or half a request, keep nobody from being answered")
    func slow() async throws {
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = min(limit.rlim_max, 8192)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      try #require(limit.rlim_cur >= 4096, "too few files may be open")
      let folder = try TemporaryFolder()
      let files = try authority(in: folder)
      try await Serving.serving(
        try Serving.judge(),
        change: {
          $0.certificates = files
          $0.idleSeconds = 4
        }
      ) { port, _ in
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        var silent: [any Channel] = []
        for index in 0..<1000 {
          let channel = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
          // A hand that is held out, and never shaken.
          if index % 2 == 0 {
            try await channel.writeAndFlush(ByteBuffer(bytes: [0x16, 0x03, 0x01, 0x02, 0x00, 0x01])).get()
          }
          silent.append(channel)
        }
        let client = try client(folder)
        for _ in 0..<20 { try await expect(200, client, port) }
        // They are closed by the server after a while.
        try await Task.sleep(for: .seconds(6))
        #expect(silent.count { $0.isActive } == 0)
        try await expect(200, client, port)
        try await client.shutdown()
        for channel in silent { try? await channel.close() }
      }
    }

    @Test("bodies that come drop by drop are given up after the request's time")
    func drops() async throws {
      try await Serving.serving(try Serving.judge()) { port, _ in
        let received = Mutex("")
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
          .channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(
                Receiver { text in received.withLock { $0 += text } })
            }
          }
          .connect(host: "127.0.0.1", port: port).get()
        let head =
          "POST /validate?timeout=500ms HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
        try await channel.writeAndFlush(ByteBuffer(string: head)).get()
        for _ in 0..<100 where !received.withLock({ $0.contains("408") }) {
          try? await channel.writeAndFlush(ByteBuffer(string: " ")).get()
          try await Task.sleep(for: .milliseconds(50))
        }
        #expect(received.withLock { $0.hasPrefix("HTTP/1.1 408") })
        try? await channel.close()
      }
    }

    private final class Receiver: ChannelInboundHandler, Sendable {
      typealias InboundIn = ByteBuffer
      private let take: @Sendable (String) -> Void
      init(_ take: @escaping @Sendable (String) -> Void) { self.take = take }
      func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        take(String(buffer: unwrapInboundIn(data)))
      }
    }
  }
#endif
