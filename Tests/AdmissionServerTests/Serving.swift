#if Server
  import Admission
  import Checks
  import Foundation
  import Hummingbird
  import Judgement
  import Logging
  import ServiceLifecycle
  import Synchronization
  import Testing

  @testable import AdmissionServer
  @testable import Assessment

  /// What the tests of the server share.
  enum Serving {
    /// The lines that a server has written.
    final class Lines: Sendable {
      private let lines = Mutex<[String]>([])
      var all: [String] { lines.withLock { $0 } }
      /// Waits until a line is as wanted, for ten seconds at most.
      func wait(_ isWanted: (String) -> Bool) async throws {
        for _ in 0..<200 where !all.contains(where: isWanted) { try await Task.sleep(for: .milliseconds(50)) }
        let found = all.contains(where: isWanted)
        #expect(found, "no such line: \(all)")
      }
      var log: LogLines {
        LogLines { line in self.lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
      }
    }

    static func judge(_ text: String = "", checks: [any Check] = Registry.checks) throws -> AdmissionJudge {
      let configuration = try Configuration(reading: Array(text.utf8), name: "c", names: Registry.names) {
        _ in true
      }
      return AdmissionJudge(configuration: configuration, checks: checks)
    }

    static func service(
      _ judge: AdmissionJudge, _ lines: Lines = Lines(), _ change: (inout ServerSettings) -> Void = { _ in },
      started: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> AdmissionService {
      var settings = ServerSettings()
      settings.port = 0
      change(&settings)
      return try AdmissionService(judge, settings, log: lines.log, today: { nil }, started: started)
    }

    static func review(
      uid: String = "u", namespace: String = "shop", privileged: Bool = true, padding: Int = 0
    ) -> String {
      """
      {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"\(uid)",
      "kind":{"group":"","version":"v1","kind":"Pod"},"resource":{"group":"","version":"v1","resource":"pods"},
      "name":"x","namespace":"\(namespace)","operation":"CREATE","userInfo":{"username":"alice"},
      "object":{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x","namespace":"\(namespace)",
      "annotations":{"a":"\(String(repeating: "x", count: padding))"}},
      "spec":{"containers":[{"name":"c","image":"example.com/a:1","securityContext":{"privileged":\(privileged)}}]}}}}
      """
    }

    /// Serves while `body` runs, which is given the port and a way to ask for the end; then sees to the end.
    static func serving(
      _ judge: AdmissionJudge, _ lines: Lines = Lines(), change: (inout ServerSettings) -> Void = { _ in },
      _ body: (_ port: Int, _ end: @escaping @Sendable () async -> Void) async throws -> Void
    ) async throws {
      let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
      let service = try service(judge, lines, change, started: { continuation.yield($0) })
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let group = ServiceGroup(services: [service], logger: logger)
      let server = Task {
        defer { continuation.finish() }
        try await group.run()
      }
      guard let port = await ports.first(where: { _ in true }) else { return try await server.value }
      do { try await body(port) { await group.triggerGracefulShutdown() } } catch {
        await group.triggerGracefulShutdown()
        _ = try? await server.value
        throw error
      }
      await group.triggerGracefulShutdown()
      try await server.value
    }

    struct Answer: Decodable {
      struct Response: Decodable {
        struct Status: Decodable { let message: String }
        let uid: String
        let allowed: Bool
        let status: Status?
        let warnings: [String]?
      }
      let response: Response
    }

    static func answer(_ body: ByteBuffer) throws -> Answer.Response {
      try JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView)).response
    }
  }
#endif
