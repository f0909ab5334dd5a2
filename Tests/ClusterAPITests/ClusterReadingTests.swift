import Assessment
import ClusterTestKit
import Documents
import Findings
import Testing

@testable import ClusterAPI

/// Everything that a real API server said, read without a network.
@Suite(
  "Reading a recorded cluster", .enabled(if: Recording.isThere, "NOT RUN: there is no ../shared/recorded"))
struct ClusterReadingTests {
  private func read(
    user: String = "admin", namespace: String? = nil, readsSecrets: Bool = false,
    fault: @escaping @Sendable (Request, Int) -> Response? = { _, _ in nil }
  ) async throws -> (snapshot: ClusterSnapshot, requests: [Request]) {
    let exchange = RecordedExchange(try Recording(), user: user, fault: fault)
    var reading = ClusterReading(exchange)
    reading.namespace = namespace
    reading.readsSecrets = readsSecrets
    return (try await reading.read(), exchange.requests)
  }

  private func report(of texts: [[UInt8]], jobs: Int = 1) -> Report {
    var scan = Scan(paths: [])
    scan.cluster = texts
    scan.jobs = jobs
    return scan.run()
  }

  private func text(_ snapshot: ClusterSnapshot) -> String {
    var dump: [UInt8] = []
    snapshot.dump { dump += $0 }
    return String(decoding: dump, as: UTF8.self)
  }

  @Test("reads what checks need, in a few requests, and names the API that is dead")
  func whole() async throws {
    let (snapshot, requests) = try await read()
    #expect(snapshot.survey.serverVersion == "v1.36.2")
    #expect(snapshot.survey.dead == ["metrics.k8s.io/v1beta1"])
    #expect(snapshot.survey.gaps.isEmpty)
    #expect(snapshot.objectCount > 500)
    let paths = requests.map(\.path)
    #expect(paths.prefix(3) == ["/version", "/api", "/apis"])
    #expect(paths.contains("/apis/apps/v1/deployments?limit=500"))
    #expect(!paths.contains { $0.contains("events") || $0.contains("leases") || $0.contains("flowcontrol") })
    #expect(Set(paths).count == paths.count)
    let secrets = try #require(requests.first { $0.path.hasPrefix("/api/v1/secrets") })
    #expect(secrets.accept.hasPrefix("application/json;as=PartialObjectMetadataList"))
  }

  @Test("no value of a Secret, and nothing that was applied, is kept", arguments: [false, true])
  func secrets(readsSecrets: Bool) async throws {
    let dump = text(try await read(readsSecrets: readsSecrets).snapshot)
    #expect(dump.contains("vaultapikey"))
    #expect(dump.contains("k8svaultapikey") == readsSecrets)
    // The value in the recording, in base64 and as it is.
    for value in ["azhzLWdvYXQt", "k8s-goat-85057846"] { #expect(!dump.contains(value)) }
    #expect(!dump.contains("managedFields"))
  }

  @Test("who may not read Secrets gets the rest, and the permission that is missing")
  func forbidden() async throws {
    let (snapshot, _) = try await read { request, _ in
      guard request.path.hasPrefix("/api/v1/secrets") else { return nil }
      return Response(status: 403, body: Array(#"{"kind":"Status","message":"secrets is forbidden"}"#.utf8))
    }
    #expect(snapshot.survey.gaps.map(\.permission) == ["list secrets in the whole cluster"])
    let report = report(of: snapshot.texts)
    #expect(report.unassessed.map(\.reason) == [.forbidden])
    #expect(report.warnings.contains { $0.contains("metrics.k8s.io/v1beta1") })
  }

  @Test("findings stand on the top owner, once: those of a Deployment not again on its pods")
  func owners() async throws {
    let (snapshot, _) = try await read()
    let report = report(of: snapshot.texts)
    let kinds = Dictionary(grouping: report.findings, by: \.subject.kind).mapValues(\.count)
    #expect(kinds["Deployment"] ?? 0 > 100)
    #expect(kinds["ReplicaSet"] == nil)
    // The pods of the recording that nothing owns.
    let pods = Set(report.findings.filter { $0.subject.kind == "Pod" }.map(\.subject.name))
    #expect(pods.allSatisfy { !$0.contains("deployment-") })
  }

  @Test("what is kept gives the same findings as what was read")
  func dump() async throws {
    let (snapshot, _) = try await read()
    let live = report(of: snapshot.texts).findings
    let kept = report(of: [Array(text(snapshot).utf8)], jobs: 2).findings
    #expect(live.map(Fingerprint.init) == kept.map(Fingerprint.init))
  }

  @Test("the pages of a list make the same as the list", arguments: [1, 7, 10])
  func paging(size: Int) async throws {
    func objects(_ snapshot: ClusterSnapshot) -> String {
      text(snapshot).replacing(#"]},\#n{"apiVersion":"v1","kind":"List","items":["#, with: ",")
    }
    let whole = objects(try await read().snapshot)
    let exchange = RecordedExchange(try Recording())
    var reading = ClusterReading(exchange)
    reading.pageSize = size
    let paged = try await reading.read()
    #expect(objects(paged) == whole)
    #expect(size > 1 || paged.texts.count > 100)
  }

  @Test("of one namespace only what lies in it is asked for")
  func namespace() async throws {
    let (_, requests) = try await read(namespace: "big-monolith")
    let lists = requests.map(\.path).dropFirst(3)
    #expect(!lists.isEmpty && lists.allSatisfy { $0.contains("/namespaces/big-monolith/") })
  }

  @Test("a server that does not know who asks is an error of the whole")
  func unauthorized() async throws {
    await #expect(throws: ClusterFailure.self) {
      try await read { _, _ in Response(status: 401, body: []) }
    }
  }

  @Test("without aggregated discovery the groups are asked one by one, to the same end")
  func oldDiscovery() async throws {
    let whole = try await read().snapshot
    let old = try Recording()
    let (snapshot, requests) = try await read { request, _ in
      guard request.accept.contains("APIGroupDiscoveryList") else { return nil }
      let answer = old.answer(user: "admin", path: request.path, accept: "application/json")
      return Response(status: answer.status, body: answer.body)
    }
    #expect(requests.contains { $0.path == "/apis/apps/v1" })
    // What was not recorded of old versions of groups is dead here; the survey says so.
    #expect(snapshot.texts.dropLast() == whole.texts.dropLast())
  }
}
