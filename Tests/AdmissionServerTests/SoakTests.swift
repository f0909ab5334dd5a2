#if Server
  import AsyncHTTPClient
  import Foundation
  import Hummingbird
  import NIOCore
  import NIOSSL
  import TestSupport
  import Testing

  @testable import AdmissionServer

  @Suite("A bounded soak") struct SoakTests {
    /// The binary beside the tests, built with them.
    private static let program: String? = {
      let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      return [folder.appending(path: "bulwark"), package.appending(path: ".build/debug/bulwark")]
        .map(\.standardizedFileURL.path).first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    @Test("the memory of a server that has answered much is that of one that has answered a little")
    func memory() async throws {
      let folder = try TemporaryFolder()
      let identity = try SelfMadeIdentity(for: "localhost", days: 1, now: Int(Date.now.timeIntervalSince1970))
      try folder.write("ca.crt", identity.authority)
      let process = Process()
      process.executableURL = URL(filePath: try #require(Self.program))
      let port = 20_000 + Int.random(in: 0..<10_000)
      process.arguments = [
        "admit", "--listen", "127.0.0.1:\(port)", "--tls-cert", try folder.write("c", identity.certificate),
        "--tls-key", try folder.write("k", identity.key), "--no-config",
      ]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      defer { process.terminate() }
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile("\(folder.path)/ca.crt"))
      let client = HTTPClient(configuration: .init(tlsConfiguration: tls))
      for _ in 0..<200 {
        if (try? await status(client, port, "/livez", nil)) == 200 { break }
        try await Task.sleep(for: .milliseconds(50))
      }
      try await ask(client, port, 400)
      let before = try resident(process.processIdentifier)
      try await ask(client, port, 2000)
      let after = try resident(process.processIdentifier)
      #expect(after < before + (16 << 20), "\(before >> 20) MB, then \(after >> 20) MB")
      try await client.shutdown()
    }

    /// Reviews of all sorts: good and bad ones, large ones, and what is none.
    private func ask(_ client: HTTPClient, _ port: Int, _ count: Int) async throws {
      let bodies = [
        Serving.review(), Serving.review(privileged: false), Serving.review(namespace: "kube-system"), "{",
        "[]",
        Serving.review(padding: 200_000), String(repeating: "[", count: 100_000),
      ]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<8 {
          group.addTask {
            for index in 0..<count / 8 {
              let body = bodies[(index + worker) % bodies.count]
              let code = try await status(client, port, "/validate", body)
              #expect(code == (body.hasPrefix("{\"kind\"") ? 200 : 400))
            }
          }
        }
        try await group.waitForAll()
      }
    }

    private func status(_ client: HTTPClient, _ port: Int, _ path: String, _ body: String?) async throws
      -> Int
    {
      var request = HTTPClientRequest(url: "https://localhost:\(port)\(path)")
      if let body {
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: body))
      }
      let response = try await client.execute(request, timeout: .seconds(30))
      _ = try await response.body.collect(upTo: 1 << 20)
      return Int(response.status.code)
    }

    /// The memory of a process, in bytes.
    private func resident(_ process: Int32) throws -> Int {
      let text = try String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)
      return (Int(text.split(separator: " ")[1]) ?? 0) * 4096
    }
  }
#endif
